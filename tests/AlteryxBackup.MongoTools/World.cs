using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace AlteryxBackup.MongoTools;

/// <summary>What there is outside the tool: which release it is, the servers, and where it notes how it was called.</summary>
public sealed record World
{
    /// <summary>Its name, beside the program.</summary>
    public const string FileName = "mongo-world.json";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    /// <summary>The release that is played.</summary>
    public string ToolVersion { get; init; } = "100.14.0";

    /// <summary>The servers; at any other address nobody answers.</summary>
    public IReadOnlyList<MongoServer> Servers { get; init; } = [];

    /// <summary>A file that takes one line a call; empty: none.</summary>
    public string Calls { get; init; } = "";

    /// <summary>Reads it.</summary>
    public static World Read(string path) => JsonSerializer.Deserialize<World>(File.ReadAllText(path))!;

    /// <summary>Writes it.</summary>
    public void Save(string path) => File.WriteAllText(path, JsonSerializer.Serialize(this, Readable));

    /// <summary>The server that answers there; null when nobody does.</summary>
    public MongoServer? At(IReadOnlyList<string> addresses) => Servers.FirstOrDefault(server => server.Addresses.Any(address => addresses.Contains(address)));

    /// <summary>Notes a call.</summary>
    internal void Note(string tool, IReadOnlyList<string> arguments, int inputBytes)
    {
        if (Calls.Length > 0)
        {
            File.AppendAllText(Calls, JsonSerializer.Serialize(new ToolCall(tool, arguments, inputBytes)) + "\n");
        }
    }
}

/// <summary>How the tool was called.</summary>
/// <param name="Tool">Which.</param>
/// <param name="Arguments">With what.</param>
/// <param name="InputBytes">Bytes that it read from standard input.</param>
public sealed record ToolCall(string Tool, IReadOnlyList<string> Arguments, int InputBytes);

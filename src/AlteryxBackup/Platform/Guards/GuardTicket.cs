using System.Globalization;
using System.IO;
using System.IO.Abstractions;
using System.Security.Cryptography;
using System.Text;
using AlteryxBackup.Platform.DurableFiles;

namespace AlteryxBackup.Platform.Guards;

/// <summary>How a guard reaches us and proves that it is ours. It lies in a private file until the guard has taken it: an argument list is for everybody to read.</summary>
/// <param name="Pipe">The pipe's name.</param>
/// <param name="Nonce">What only the reader of the ticket can say.</param>
public sealed record GuardTicket(string Pipe, string Nonce)
{
    private const int NonceBytes = 16;

    /// <summary>A new one, that nobody can guess.</summary>
    public static GuardTicket Issue() => new("alteryx-backup-guard-" + Random(), Random());

    /// <summary>Writes it, readable by this account and administrators alone.</summary>
    /// <returns>Where it lies.</returns>
    /// <exception cref="IOException">It can't be written.</exception>
    public string Leave(IDurableFiles durable, string folder)
    {
        var path = Path.Combine(folder, $"guard-{Random()}.ticket");
        using var stream = durable.CreatePrivate(path);
        var content = Encoding.UTF8.GetBytes(JsonLine.Write(this));
        stream.Write(content, 0, content.Length);
        return path;
    }

    /// <summary>Takes it away, for good.</summary>
    /// <exception cref="IOException">It isn't there, or isn't one.</exception>
    public static GuardTicket Take(IFileSystem files, string path)
    {
        var content = files.File.ReadAllText(path);
        files.File.Delete(path);
        return JsonLine.Read<GuardTicket>(content) is { Pipe.Length: > 0, Nonce.Length: > 0 } ticket ? ticket : throw new IOException($"'{path}' is no ticket of a guard.");
    }

    private static string Random()
    {
        var bytes = new byte[NonceBytes];
        using var random = RandomNumberGenerator.Create();
        random.GetBytes(bytes);
        var text = new StringBuilder(2 * NonceBytes);
        foreach (var value in bytes)
        {
            _ = text.Append(value.ToString("x2", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }
}

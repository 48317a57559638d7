using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using AlteryxBackup.EndToEnd.Tests.Backups;
using AlteryxBackup.EndToEnd.Tests.Lab;
using AlteryxBackup.EndToEnd.Tests.Programs;
using AlteryxBackup.Lab;
using AlteryxBackup.MongoTools;

namespace AlteryxBackup.EndToEnd.Tests.SelfManaged;

/// <summary>A running server whose settings name a MongoDB of the company's own; that one is played by the stand-in, with the databases of the lab.</summary>
public sealed class SelfManagedServer : IDisposable
{
    public const string Address = "127.0.0.1:27118";
    public const string Password = "p'w \"1\\$%@:/#ü𝄞";

    private readonly TemporaryLab _lab = new();
    private readonly JsonObject _configuration;

    public SelfManagedServer()
    {
        var data = _lab.PathTo("mongo data");
        Assert.Equal(0, _lab.Run($"emongodump={data}").ExitCode);
        var server = new MongoServer { Addresses = [Address], Data = data, Version = "6.0.14", Users = [new MongoUser("bk", Password, "admin", ["backup"]), new MongoUser("nobody", Password, "admin", [])] };
        Tools = new InstalledTools(_lab.PathTo("mongo tools"), new World { Servers = [server] });
        PasswordFile = _lab.PathTo("password.txt");
        File.WriteAllText(PasswordFile, Password + "\n");
        Protect(PasswordFile);
        var settings = Path.Combine(_lab.Server.Directory, "ProgramData", "Alteryx", "RuntimeSettings.xml");
        File.WriteAllText(settings, File.ReadAllText(settings).Replace(
            "<EmbeddedMongoDBEnabled>True</EmbeddedMongoDBEnabled>",
            $"<EmbeddedMongoDBEnabled>False</EmbeddedMongoDBEnabled><MongoDBEnabled>True</MongoDBEnabled><MongoDBServerName>{Address}</MongoDBServerName>",
            StringComparison.Ordinal));
        _configuration = JsonNode.Parse(File.ReadAllText(_lab.Server.ConfigurationPath))!.AsObject();
        _configuration["MongoDBConfiguration"] = new JsonObject
        {
            ["ToolsPath"] = Tools.Folder,
            ["SelfManagedMongoDB"] = new JsonObject { ["Username"] = "bk", [nameof(PasswordFile)] = PasswordFile, ["ConnectTimeoutSeconds"] = 2 },
        };
        Configure(_ => { });
        _lab.Server.Start();
    }

    internal InstalledTools Tools { get; }

    internal LabServer Server => _lab.Server;

    /// <summary>A file that only this account reads, outside the server's folders.</summary>
    internal string PasswordFile { get; }

    /// <summary>What mongodump was asked for, calls for its version left out.</summary>
    internal IReadOnlyList<ToolCall> Dumps => [.. Tools.Calls.Where(call => call.Arguments.Any(argument => argument.StartsWith("--out=", StringComparison.Ordinal)))];

    public void Dispose() => _lab.Dispose();

    internal string PathTo(params string[] parts) => _lab.PathTo(parts);

    internal void Configure(Action<JsonObject> mongo)
    {
        mongo(_configuration["MongoDBConfiguration"]!.AsObject());
        File.WriteAllText(_lab.Server.ConfigurationPath, _configuration.ToJsonString());
    }

    internal BackupRun Run(string mode, params string[] settings) => BackupRun.Of(_lab.Server, mode, settings);

    internal ProgramResult Program(string command, params string[] arguments) => AlteryxBackupProgram.Run([command, "--config", _lab.Server.ConfigurationPath, .. arguments]);

    internal static void Protect(string file)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }
}

using System;
using System.IO;
using System.Text.Json.Nodes;
using AlteryxBackup.EndToEnd.Tests.Lab;
using AlteryxBackup.EndToEnd.Tests.Programs;
using AlteryxBackup.Lab;

namespace AlteryxBackup.EndToEnd.Tests.Secrets;

/// <summary>A running server with planted secrets. What holds them for the tests' own use stands outside its folder.</summary>
public sealed class SecretLab : IDisposable
{
    private readonly TemporaryLab _lab = new(PlantedSecrets.Options);

    public SecretLab()
    {
        _lab.Server.Switches = _lab.Server.Switches with { DumpSeconds = 0.3 };
        _lab.Server.Start();
        var configuration = JsonNode.Parse(File.ReadAllText(_lab.Server.ConfigurationPath))!.AsObject();
        configuration["MongoDBConfiguration"] = new JsonObject
        {
            ["SelfManagedMongoDB"] = new JsonObject { ["ConnectionString"] = $"mongodb://svc:{Uri.EscapeDataString(PlantedSecrets.ConnectionPassword)}@db.example.com:27017/?authSource=admin" },
        };
        File.WriteAllText(Configuration, configuration.ToJsonString());
        File.WriteAllText(TokenFile, PlantedSecrets.Token);
    }

    internal LabServer Server => _lab.Server;

    internal string Configuration => _lab.PathTo("configuration with a password.json");

    /// <summary>The token alone, for who needs it without an argument.</summary>
    internal string TokenFile => _lab.PathTo("token.txt");

    public void Dispose() => _lab.Dispose();

    internal ProgramResult Run(params string[] arguments) => AlteryxBackupProgram.Run(["backup", "--config", Configuration, .. arguments]);
}

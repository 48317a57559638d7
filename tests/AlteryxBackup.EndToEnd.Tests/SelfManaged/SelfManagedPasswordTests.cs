using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using AlteryxBackup.EndToEnd.Tests.Backups;
using AlteryxBackup.EndToEnd.Tests.Programs;
using AlteryxBackup.EndToEnd.Tests.Secrets;

namespace AlteryxBackup.EndToEnd.Tests.SelfManaged;

/// <summary>A password of every awkward character gets to the server from each source, and to nobody else.</summary>
public sealed class SelfManagedPasswordTests : IDisposable
{
    private const string Variable = "ALTERYXBACKUP_TEST_MONGO";

    private readonly SelfManagedServer _mongo = new();

    public void Dispose() => _mongo.Dispose();

    [Theory]
    [InlineData("file")]
    [InlineData("environment")]
    [InlineData("connection string")]
    public void It_works_from_each_source_and_shows_nowhere(string source)
    {
        var start = new ProcessStartInfo(AlteryxBackupProgram.FullPath, BackupRun.Arguments(_mongo.Server, "Full"));
        _mongo.Configure(mongo =>
        {
            var section = mongo["SelfManagedMongoDB"]!.AsObject();
            if (source != "file")
            {
                section.Remove("PasswordFile");
            }

            if (source == "environment")
            {
                section["PasswordEnvironmentVariable"] = Variable;
                start.Environment[Variable] = SelfManagedServer.Password;
            }
            else if (source == "connection string")
            {
                section["ConnectionString"] = $"mongodb://bk:{Uri.EscapeDataString(SelfManagedServer.Password)}@{SelfManagedServer.Address}/";
            }
        });

        // The configuration of the last case holds it, which is warned of; it is no trace of the run.
        var configuration = File.ReadAllText(_mongo.Server.ConfigurationPath);
        using var arguments = new ArgumentLists();
        using var program = new RunningProgram(start);
        var run = new BackupRun(program.Finish());
        var seen = string.Join('\n', arguments.Finish());
        File.WriteAllText(_mongo.Server.ConfigurationPath, "");
        var traces = new SecretTraces([SelfManagedServer.Password]);

        Assert.True(run.ExitCode == 0, run.Program.Output);
        Assert.Contains("--authenticationDatabase=admin", seen, StringComparison.Ordinal);
        Assert.Empty(traces.In(seen));
        Assert.Empty(traces.In(run.Program.Output + run.Program.Errors));
        Assert.Empty(traces.Below(_mongo.Server.Directory));
        Assert.Empty(traces.In(string.Join('\n', _mongo.Tools.Calls.SelectMany(call => call.Arguments))));
        File.WriteAllText(_mongo.Server.ConfigurationPath, configuration);
    }

    [Fact]
    public void A_failed_connection_shows_it_neither()
    {
        _mongo.Configure(mongo => mongo["SelfManagedMongoDB"]!["ConnectionString"] = $"mongodb://bk:{Uri.EscapeDataString(SelfManagedServer.Password)}@127.0.0.1:1/");

        var run = _mongo.Run("Full");
        File.WriteAllText(_mongo.Server.ConfigurationPath, "");

        Assert.Equal(["MongoNotReachable"], run.ErrorIds);
        Assert.Empty(new SecretTraces([SelfManagedServer.Password]).In(run.Program.Output + run.Program.Errors));
        Assert.Empty(new SecretTraces([SelfManagedServer.Password]).Below(_mongo.Server.Directory));
    }

    [Fact]
    public void Where_nobody_can_be_asked_a_missing_password_is_told()
    {
        _mongo.Configure(mongo => mongo["SelfManagedMongoDB"]!.AsObject().Remove("PasswordFile"));

        var run = _mongo.Run("DatabaseOnly");

        Assert.Equal((5, "MongoPasswordNotAvailable"), (run.ExitCode, run.ErrorIds[0]));
        Assert.Contains("nobody can be asked", run.Errors[0].Message, StringComparison.Ordinal);
        Assert.DoesNotContain(_mongo.Tools.Calls, call => call.InputBytes > 0);
    }
}

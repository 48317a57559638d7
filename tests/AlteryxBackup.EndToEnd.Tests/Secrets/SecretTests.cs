using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using AlteryxBackup.EndToEnd.Tests.Backups;
using AlteryxBackup.EndToEnd.Tests.Lab;
using AlteryxBackup.Lab;

namespace AlteryxBackup.EndToEnd.Tests.Secrets;

public sealed class SecretTests : IClassFixture<SecretLab>
{
    private static readonly SecretTraces Traces = new(PlantedSecrets.All);
    private static readonly string[] SecretEntries = ["Config/ControllerToken.txt", "Config/MongoPasswords.txt"];

    private readonly SecretLab _lab;

    public SecretTests(SecretLab lab)
    {
        _lab = lab;
        _lab.Server.Switches = _lab.Server.Switches with { DumpFault = DumpFault.None };
        foreach (var file in Directory.GetFiles(Path.Combine(_lab.Server.Directory, "Backups")))
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("Full")]
    [InlineData("DatabaseOnly")]
    [InlineData("ConfigOnly")]
    public void Secrets_of_a_successful_run_stand_in_the_two_secret_files_and_nowhere_else(string mode)
    {
        var run = new BackupRun(Watched("--mode", mode, "--json"));

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(LeaksBelowTheServer());
        if (mode != "DatabaseOnly")
        {
            Assert.Equal(PlantedSecrets.Token, Encoding.UTF8.GetString(ArchiveContent.Read(run.ArchivePath, SecretEntries[0])));
            Assert.Equal(
                $"Admin: {PlantedSecrets.AdminPassword}\nNon-Admin: {PlantedSecrets.UserPassword}\n", Encoding.UTF8.GetString(ArchiveContent.Read(run.ArchivePath, SecretEntries[1])));
            Assert.Contains(run.Warnings, warning => warning.Contains("in clear text", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void What_people_see_of_a_successful_run_holds_no_secret()
    {
        Assert.Equal(0, Watched("--mode", "ConfigOnly").ExitCode);
        Assert.Empty(LeaksBelowTheServer());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_run_that_fails_when_the_secrets_are_in_the_archive_already_leaves_none_anywhere(bool json)
    {
        string[] arguments = ["--mode", "Full", "--set", "ValidationConfiguration.MinimumBackupSizeMB.Full=1000"];

        Assert.Equal(3, Watched(json ? [.. arguments, "--json"] : arguments).ExitCode);
        Assert.Empty(Traces.Below(_lab.Server.Directory));
        Assert.Empty(Leftovers.In(_lab.Server));
    }

    [Fact]
    public void A_run_whose_dump_fails_leaves_no_secret_anywhere()
    {
        _lab.Server.Switches = _lab.Server.Switches with { DumpFault = DumpFault.FailsWithTextExitZero };

        Assert.Equal(5, Watched("--mode", "Full", "--json").ExitCode);
        Assert.Empty(Traces.Below(_lab.Server.Directory));
    }

    [Fact]
    public void A_plan_holds_no_secret()
    {
        Assert.Equal(0, Watched("--what-if", "--json").ExitCode);
        Assert.Equal(0, Watched("--what-if").ExitCode);
    }

    [Fact]
    public void What_AlteryxService_prints_in_place_of_the_token_is_not_repeated()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var program = Path.Combine(Path.GetDirectoryName(_lab.Server.ServicePath)!, "ChattyService");
        File.WriteAllText(program, $"#!/bin/sh\nprintf 'GetServerSecret failed for %s' \"$(cat '{_lab.TokenFile}')\" | tee /dev/stderr\nexit 1\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var result = Watched("--mode", "ConfigOnly", "--json", "--set", "ServerConfiguration.AlteryxServicePath=" + program);

        Assert.Equal(3, result.ExitCode);
        Assert.Equal(["ControllerTokenNotExported"], new BackupRun(result).ErrorIds);
        Assert.Empty(Traces.Below(_lab.Server.Directory));
    }

    private IEnumerable<string> LeaksBelowTheServer() => Traces.Below(_lab.Server.Directory)
        .Where(trace => !SecretEntries.Any(entry => trace.Contains($".zip!{entry}: ", StringComparison.Ordinal)));

    /// <summary>Runs a backup while every argument list is looked at, and looks at what it printed.</summary>
    private ProgramResult Watched(params string[] arguments)
    {
        using var watch = new ArgumentLists();
        var result = _lab.Run(arguments);
        var seen = watch.Finish();

        Assert.Contains(seen, list => list.Contains(_lab.Configuration, StringComparison.Ordinal));
        Assert.Empty(seen.SelectMany(Traces.In));
        Assert.Empty(Traces.In(result.Output));
        Assert.Empty(Traces.In(result.Errors));
        return result;
    }
}

using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using AlteryxBackup.Archives;
using AlteryxBackup.Cli.Output;
using AlteryxBackup.Configuration;
using AlteryxBackup.Lab;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Platform;
using AlteryxBackup.Reporting;
using AlteryxBackup.Verification;

namespace AlteryxBackup.Cli.Rehearsal;

/// <summary>Makes a simulated server, backs it up whole, compares every byte of the backup with what the server holds, and restores it into a second one.</summary>
internal sealed class LabRehearsal
{
    private readonly Machine _machine;
    private readonly Terminal _terminal;
    private readonly string _directory;

    public LabRehearsal(Machine machine, Terminal terminal, string directory)
    {
        _machine = machine;
        _terminal = terminal;
        _directory = directory;
    }

    public RehearsalReport Run(LabOptions options, CancellationToken cancellation)
    {
        _terminal.Say($"1  A simulated Alteryx Server, in {_directory}");
        var lab = LabServer.Create(_directory, options);
        lab.Start();
        try
        {
            return Rehearse(lab, options, cancellation);
        }
        finally
        {
            lab.Stop();
        }
    }

    private RehearsalReport Rehearse(LabServer lab, LabOptions options, CancellationToken cancellation)
    {
        var before = lab.Status();
        _terminal.Say($"   version {lab.Switches.ServerVersion}, embedded MongoDB, service {before.ServiceState} as process {before.ProcessId}");
        _terminal.Say("");
        _terminal.Say("2  A Full backup of it");
        var request = new BackupRequest { ConfigPath = lab.ConfigurationPath, Mode = BackupMode.Full };
        var backup = LiveProgress.Watch(_terminal, observer => new BackupOperation(_machine).Run(request, observer, cancellation));
        if (backup.ArchivePath is not { } archive || backup.Status != BackupStatus.Success)
        {
            return new RehearsalReport(_directory, backup, []);
        }

        _terminal.Say("");
        _terminal.Say("3  The backup is verified, unpacked and compared with the server");
        var unpacked = Path.Combine(_directory, "Unpacked");
        var verification = new ArchiveVerifier(_machine.Files, _machine.Clock).Verify(new VerificationRequest(archive), Silent.Observer, cancellation);
        new ArchiveExtractor(_machine.Files, _machine.DurableFiles).Extract(archive, unpacked, Silent.Observer, cancellation);
        var content = new UnpackedBackup(unpacked);
        IReadOnlyList<RehearsalFinding> ofBackup =
        [
            ServiceCameBack(before, lab.Status(), backup),
            RehearsalFinding.From(
                "The archive is whole",
                $"{ByteSize.Text(backup.ArchiveSizeBytes ?? 0)}, SHA-256 {backup.ArchiveSha256}, every entry read back",
                [.. verification.Findings.Select(finding => $"{finding.Entry}: {finding.Problem}"), .. content.ChecksumDifferences()]),
            DatabasesAreEqual(lab, content, backup),
            FilesAreEqual(lab, content),
            SecretsAreEqual(lab, content),
            NoSecretEscaped(lab, backup),
        ];
        _terminal.Say("");
        _terminal.Say("4  It is restored into a second server, which is started, and both are compared");
        var second = new SecondServer(_machine, _terminal, Path.Combine(_directory, "Second"));
        return new RehearsalReport(_directory, backup, [.. ofBackup, .. second.Restore(lab, archive, options, cancellation)]) { Restore = second.Result };
    }

    private static RehearsalFinding ServiceCameBack(LabStatus before, LabStatus after, BackupResult backup) => RehearsalFinding.From(
        "The service came back",
        string.Create(
            CultureInfo.InvariantCulture,
            $"process {before.ProcessId} before, {after.ProcessId} after; down {backup.ServiceDowntimeSeconds:0.0} s: stop {backup.ServiceStopSeconds:0.0}, dump {backup.DumpSeconds:0.0}, start {backup.ServiceStartSeconds:0.0}"),
        [
            .. after.ServiceState == ServiceState.Running ? Array.Empty<string>() : [$"the service is {after.ServiceState}"],
            .. after.StartType == before.StartType ? Array.Empty<string>() : [$"its start type was {before.StartType} and is {after.StartType}"],
        ]);

    private static RehearsalFinding DatabasesAreEqual(LabServer lab, UnpackedBackup content, BackupResult backup)
    {
        var held = lab.Databases().ToList();
        var differences = Comparison.Differences(held.ToDictionary(collection => $"{collection.Database}.{collection.Name}", collection => collection.Sha256), content.Collections()).ToList();
        if (backup.DocumentCount != held.Sum(collection => collection.Documents))
        {
            differences.Add($"the server holds {held.Sum(collection => collection.Documents)} documents, the manifest says {backup.DocumentCount}");
        }

        return RehearsalFinding.From(
            "Every document is in it",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{held.Sum(collection => collection.Documents):N0} documents in {held.Count} collections of {held.Select(collection => collection.Database).Distinct().Count()} databases, {ByteSize.Text(held.Sum(collection => collection.Bytes))}, byte for byte"),
            differences);
    }

    private static RehearsalFinding FilesAreEqual(LabServer lab, UnpackedBackup content)
    {
        var held = lab.Files().ToDictionary(file => file.Name, file => file.Sha256, StringComparer.Ordinal);
        var backedUp = content.ConfigurationFiles().Where(file => !ControllerFiles.Contains(file.Key)).ToDictionary(file => file.Key, file => file.Value, StringComparer.Ordinal);
        return RehearsalFinding.From("Settings, keys and tools are in it", $"{held.Count} files, byte for byte", Comparison.Differences(held, backedUp));
    }

    private static readonly HashSet<string> ControllerFiles = ["ControllerToken.txt", "MongoPasswords.txt"];

    private static RehearsalFinding SecretsAreEqual(LabServer lab, UnpackedBackup content)
    {
        var passwords = content.ConfigurationText("MongoPasswords.txt");
        return RehearsalFinding.From(
            "Controller token and database passwords are in it",
            "equal to the server's own",
            [
                .. content.ConfigurationText("ControllerToken.txt") == lab.Token ? Array.Empty<string>() : ["the controller token differs"],
                .. passwords.Contains(lab.AdminPassword, StringComparison.Ordinal) ? Array.Empty<string>() : ["the administrator's password differs"],
                .. passwords.Contains(lab.UserPassword, StringComparison.Ordinal) ? Array.Empty<string>() : ["the user's password differs"],
            ]);
    }

    private static RehearsalFinding NoSecretEscaped(LabServer lab, BackupResult backup)
    {
        string[] texts = [File.ReadAllText(backup.LogPath!), JsonText.Of(backup), File.ReadAllText(Sidecars.SummaryPath(backup.ArchivePath!))];
        var leaks = new[] { lab.Token, lab.AdminPassword, lab.UserPassword }.Count(secret => texts.Any(text => text.Contains(secret, StringComparison.Ordinal)));
        return RehearsalFinding.From(
            "No secret is anywhere else", "log, result and summary searched", leaks == 0 ? [] : [$"{leaks} secret(s) stand in log, result or summary"]);
    }
}

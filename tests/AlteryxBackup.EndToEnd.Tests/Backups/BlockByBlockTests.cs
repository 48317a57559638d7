using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;
using AlteryxBackup.EndToEnd.Tests.Lab;
using AlteryxBackup.Lab;
using AlteryxBackup.Operations.Runbook;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Guards;
using AlteryxBackup.Platform.Events;

namespace AlteryxBackup.EndToEnd.Tests.Backups;

public sealed class BlockByBlockTests
{
    [Fact]
    public void A_runbook_of_blocks_ends_in_the_archive_that_a_backup_makes()
    {
        using var lab = new TemporaryLab(new LabOptions(SizeMegabytes: 2));
        lab.Server.Start();
        var whole = BackupRun.Of(lab.Server, "Full");
        Assert.Equal(0, whole.ExitCode);

        var machine = LocalMachine.Create(guard: new GuardProgram(Programs.AlteryxBackupProgram.FullPath, ["guard"]));
        var service = new ServiceRequest { ConfigPath = lab.Server.ConfigurationPath };
        var part = new BackupSetRequest { ConfigPath = lab.Server.ConfigurationPath, Path = lab.PathTo("set") };
        Assert.True(new ServiceOperation(machine).Stop(service, Nobody, CancellationToken.None).Single().WasRunning);
        var dump = new DatabaseBackupOperation(machine).Run(part, Nobody, CancellationToken.None);
        Assert.Equal("Running", new ServiceOperation(machine).Start(service, Nobody, CancellationToken.None).Single().State);
        _ = new CriticalFilesOperation(machine).Run(part, Nobody, CancellationToken.None);
        _ = new ControllerSettingsOperation(machine).Run(part, Nobody, CancellationToken.None);
        _ = new SetManifestOperation(machine).Run(part, Nobody, CancellationToken.None);
        var made = new CompressOperation(machine).Run(
            new CompressRequest { ConfigPath = part.ConfigPath, Path = part.Path, DestinationPath = lab.PathTo("made") }, Nobody, CancellationToken.None);

        Assert.Equal(lab.Server.Databases().Sum(collection => collection.Documents), dump.DocumentCount);
        Assert.Equal(Entries(whole.ArchivePath), Entries(made.Path));
        Assert.Equal(ManifestOf(whole.ArchivePath), ManifestOf(made.Path));
        Assert.Equal(0, Programs.AlteryxBackupProgram.Run("verify", made.Path).ExitCode);
        Assert.Equal(ServiceState.Running, lab.Server.Status().ServiceState);
    }

    private static IOperationObserver Nobody { get; } = new Silence();

    // Four entries speak of the run's own times and name, and of processes as they were.
    private static List<string> Entries(string archive) => ArchiveContent.Names(archive)
        .Select(name => name is "BackupManifest.json" or "SHA256SUMS" or "RESTORE.txt" or "Metadata/ServerMetadata.json" ? name : $"{name} {Convert.ToHexStringLower(SHA256.HashData(ArchiveContent.Read(archive, name)))}")
        .ToList();

    private static List<string> ManifestOf(string archive) =>
        ((string[])["SystemInformation", "MongoDBInformation", "BackedUpFiles", "ControllerSettings", "ConfigurationSnapshot", "EncryptionKeyWarning"])
        .Select(section => ArchiveContent.Manifest(archive).GetProperty(section).GetRawText())
        .Select(text => System.Text.RegularExpressions.Regex.Replace(text, "(ControllerToken|MongoPasswords).txt\"[^}]*", ""))
        .ToList();

    private sealed class Silence : IOperationObserver
    {
        public void Observe(OperationEvent happened)
        {
        }
    }
}

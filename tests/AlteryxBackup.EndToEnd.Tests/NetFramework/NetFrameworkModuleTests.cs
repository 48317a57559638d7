using System;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using System.Threading;
using AlteryxBackup.Archives;
using AlteryxBackup.Archives.Zip;
using AlteryxBackup.Configuration;
using AlteryxBackup.EndToEnd.Tests.Backups;
using AlteryxBackup.EndToEnd.Tests.Programs;
using AlteryxBackup.Reporting;

namespace AlteryxBackup.EndToEnd.Tests.NetFramework;

/// <summary>
/// The module's net472 assemblies under Mono: they load, and engine and libraries work together. A smoke test for Windows PowerShell 5.1, not proof:
/// Mono binds what Windows would refuse, so it counts only together with the check of every reference's exact version.
/// </summary>
[Collection(ThreeBackupsTests.Name)]
public sealed class NetFrameworkModuleTests
{
    private readonly ThreeBackups _backups;

    public NetFrameworkModuleTests(ThreeBackups backups) => _backups = backups;

    [WitnessFact("mono")]
    public void The_net472_assemblies_load_read_a_configuration_verify_an_archive_and_write_the_same_bytes_as_these()
    {
        var folder = Path.Combine(_backups.Server.Directory, "packed on two runtimes");
        _ = Directory.CreateDirectory(folder);
        var content = Path.Combine(folder, "content");
        var noise = new byte[700_000];
        new Random(1).NextBytes(noise);
        File.WriteAllBytes(content, [.. Enumerable.Range(0, 3_000_000).Select(place => (byte)(place * (place >> 9) >> 7)), .. noise]);
        var (theirs, ours) = (Path.Combine(folder, "theirs.zip"), Path.Combine(folder, "ours.zip"));

        var output = Run(_backups.Of("Full").Run.ArchivePath, content, theirs);

        Assert.Contains("Loaded: AlteryxBackup,", output, StringComparison.Ordinal);
        Assert.Matches(@"Loaded: AlteryxBackup\.PowerShell, [1-9]\d* cmdlets", output);
        Assert.Contains("Loaded: Newtonsoft.Json,", output, StringComparison.Ordinal);
        Assert.Contains("Loaded: System.IO.Abstractions,", output, StringComparison.Ordinal);
        Assert.Contains($"LocalBackupPath: {_backups.Server.Directory}", output, StringComparison.Ordinal);
        Assert.Contains("Valid: True", output, StringComparison.Ordinal);
        Pack(content, ours);
        Assert.Equal(File.ReadAllBytes(ours), File.ReadAllBytes(theirs));
    }

    private static void Pack(string path, string zipPath)
    {
        using var target = File.Create(zipPath);
        using var output = new HashingStream(target);
        using var zip = new ZipWriter(output, ArchiveCompression.Optimal, 1, ThreadPriority.Normal);
        using var content = new FileContent(new FileSystem(), new ArchiveSource("content", path, DateTimeOffset.UnixEpoch), new EntryProgress(new ObserverGroup([]), "", 0), CancellationToken.None);
        _ = zip.Write("content", DateTimeOffset.UnixEpoch, content);
        zip.Finish();
    }

    private string Run(string archive, string content, string zipPath)
    {
        var program = Repository.PathOf("tests", "AlteryxBackup.NetFramework.Tests", "bin", Repository.Configuration, "net472", "alteryx-backup-net472.exe");
        var assemblies = Repository.PathOf("src", "AlteryxBackup.PowerShell", "bin", Repository.Configuration, "net472");
        return ExternalTool.Require("mono-runtime", "mono").Run(_backups.ArchiveFolder, program, assemblies, _backups.Server.ConfigurationPath, archive, content, zipPath);
    }
}

using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Security.Cryptography;
using System.Text.Json;
using AlteryxBackup.EndToEnd.Tests.Lab;
using AlteryxBackup.EndToEnd.Tests.Programs;
using AlteryxBackup.Lab;

namespace AlteryxBackup.EndToEnd.Tests.Backups;

/// <summary>An archive in volumes, through the built program, from the backup to its removal.</summary>
public sealed class SplitBackupTests : IDisposable
{
    private readonly TemporaryLab _lab = new(new LabOptions(SizeMegabytes: 8, IncompressiblePercent: 60));
    private readonly string _copies;

    public SplitBackupTests()
    {
        _copies = Directory.CreateDirectory(_lab.PathTo("copies")).FullName;
        _lab.Server.Start();
    }

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void It_is_made_verified_copied_listed_joined_and_removed_as_one_archive()
    {
        var archive = Made();

        var volumes = Volumes(archive);
        Assert.True(volumes.Length > 1);
        Assert.False(File.Exists(archive));
        Assert.All(volumes[..^1], volume => Assert.Equal(1 << 20, new FileInfo(volume).Length));
        Assert.InRange(new FileInfo(volumes[^1]).Length, 1, 1 << 20);

        var summary = JsonElement.Parse(File.ReadAllText(archive + ".manifest.json"));
        Assert.Equal(volumes.Select(volume => Path.GetFileName(volume)), summary.GetProperty("Volumes").EnumerateArray().Select(volume => volume.GetProperty("Name").GetString()));
        foreach (var place in (string[])[archive, Path.Combine(_copies, Path.GetFileName(archive))])
        {
            Assert.StartsWith("VALID  " + place, Run(0, "verify", place), StringComparison.Ordinal);
            Assert.Contains("This volume alone was verified", Run(0, "verify", place + ".002"), StringComparison.Ordinal);
            var listed = JsonElement.Parse(Run(0, "list", Path.GetDirectoryName(place)!, "--json")).EnumerateArray().Single();
            Assert.Equal(place, listed.GetProperty("ArchivePath").GetString());
            Assert.Equal(volumes.Sum(volume => new FileInfo(volume).Length), listed.GetProperty("SizeBytes").GetInt64());
            Assert.True(listed.GetProperty("Verified").GetBoolean());
            Assert.Contains(Path.GetFileName(place), Run(0, "show", place), StringComparison.Ordinal);
        }

        Joined(archive, summary.GetProperty("SHA256").GetString()!);
        Removed(archive);
    }

    [Fact]
    public void A_volume_that_is_missing_or_damaged_is_named()
    {
        var archive = Made();
        var copy = Path.Combine(_copies, Path.GetFileName(archive));
        File.Delete(copy + ".002");
        Assert.Contains(Path.GetFileName(copy) + ".002 is missing.", Run(3, "verify", copy), StringComparison.Ordinal);
        using (var volume = File.OpenWrite(archive + ".001"))
        {
            volume.SetLength(1000);
        }

        Assert.Contains(Path.GetFileName(archive) + ".001 has 1000 bytes", Run(3, "verify", archive), StringComparison.Ordinal);
        Assert.StartsWith("NOT VALID", Run(3, "verify", archive + ".001"), StringComparison.Ordinal);
        Assert.StartsWith("VALID", Run(0, "verify", archive + ".002"), StringComparison.Ordinal);
    }

    [WitnessFact("unzip", "7zz|7z", "python3", "sha256sum")]
    public void Other_programs_open_it_once_it_is_joined()
    {
        var archive = Made();
        var folder = Path.GetDirectoryName(archive)!;
        Assert.DoesNotContain("FAILED", ExternalTool.Require("coreutils", "sha256sum").Run(folder, "-c", archive + ".sha256"), StringComparison.Ordinal);
        var joined = Join(archive);
        Assert.Contains("No errors detected", ExternalTool.Require("unzip", "unzip").Run(folder, "-t", joined), StringComparison.Ordinal);
        Assert.Contains("Everything is Ok", ExternalTool.Require("7zip", "7zz", "7z").Run(folder, "t", joined), StringComparison.Ordinal);
        Assert.Contains("Everything is Ok", ExternalTool.Require("7zip", "7zz", "7z").Run(folder, "t", archive + ".001"), StringComparison.Ordinal);
        _ = ExternalTool.Require("python3", "python3").Run(folder, "-c", "import sys, zipfile; sys.exit(zipfile.ZipFile(sys.argv[1]).testzip() is not None)", joined);
        using var zip = ZipFile.OpenRead(joined);
        using var restore = new StreamReader(zip.GetEntry("RESTORE.txt")!.Open());
        Assert.Contains("copy /b " + Path.GetFileName(archive) + ".001", restore.ReadToEnd(), StringComparison.Ordinal);
    }

    private string Made()
    {
        var run = BackupRun.Of(_lab.Server, "Full", "ArchiveConfiguration.MaxVolumeSizeMB=1", $"BackupConfiguration.NetworkBackupPaths={_copies}");
        Assert.Equal((0, "Success"), (run.ExitCode, run.Status));
        return run.ArchivePath;
    }

    private static string[] Volumes(string archive) => [.. Directory.GetFiles(Path.GetDirectoryName(archive)!, Path.GetFileName(archive) + ".0*").Order(StringComparer.Ordinal)];

    private string Join(string archive)
    {
        var joined = _lab.PathTo("joined.zip");
        using var file = File.Create(joined);
        foreach (var volume in Volumes(archive))
        {
            file.Write(File.ReadAllBytes(volume));
        }

        return joined;
    }

    private void Joined(string archive, string sha256)
    {
        var joined = Join(archive);
        Assert.Equal(sha256, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(joined))));
        Assert.StartsWith("VALID", Run(0, "verify", joined), StringComparison.Ordinal);
    }

    // A second, younger backup, so that the first may go when its days are over.
    private void Removed(string archive)
    {
        foreach (var folder in (string[])[Path.GetDirectoryName(archive)!, _copies])
        {
            var summary = Path.Combine(folder, Path.GetFileName(archive) + ".manifest.json");
            var text = JsonElement.Parse(File.ReadAllText(summary)).GetProperty("BackupTimestamp").GetRawText();
            File.WriteAllText(summary, File.ReadAllText(summary).Replace(text, "\"2020-01-01T00:00:00Z\"", StringComparison.Ordinal));
        }

        var younger = Made();
        _ = Run(0, "prune", "--config", _lab.Server.ConfigurationPath, "--set", $"BackupConfiguration.NetworkBackupPaths={_copies}");
        foreach (var folder in (string[])[Path.GetDirectoryName(archive)!, _copies])
        {
            Assert.Empty(Directory.GetFiles(folder, Path.GetFileName(archive) + "*"));
            Assert.NotEmpty(Directory.GetFiles(folder, Path.GetFileName(younger) + ".0*"));
        }
    }

    private static string Run(int exitCode, params string[] arguments)
    {
        var result = AlteryxBackupProgram.Run(arguments);
        Assert.True(result.ExitCode == exitCode, $"{string.Join(' ', arguments)}: {result.ExitCode}\n{result.Output}\n{result.Errors}");
        return result.Output;
    }
}

using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using AlteryxBackup.Archives.Manifest;
using AlteryxBackup.Configuration;
using AlteryxBackup.Operations.Runbook;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Verification;

namespace AlteryxBackup.Tests.Operations.Runbook;

public sealed class SetArchiveTests : IDisposable
{
    private readonly SimulatedRunbook _runbook = new();

    public void Dispose() => _runbook.Dispose();

    [Theory]
    [InlineData(BackupMode.Full, "Full")]
    [InlineData(BackupMode.DatabaseOnly, "DB")]
    [InlineData(BackupMode.ConfigOnly, "Config")]
    public void A_set_made_block_by_block_gives_the_archive_of_a_whole_run(BackupMode mode, string word)
    {
        var whole = _runbook.Machine.Run(mode);
        _runbook.Machine.Clock.Advance(TimeSpan.FromHours(1));
        var began = _runbook.Machine.Clock.LocalNow;
        if (mode.IncludesDatabase())
        {
            _ = _runbook.Stop();
            _ = _runbook.Database();
            _ = _runbook.Start();
            _runbook.Machine.Clock.Advance(TimeSpan.FromHours(3));
        }

        if (mode.IncludesFiles())
        {
            _ = _runbook.Files();
            _ = _runbook.Settings();
        }

        Assert.Equal(mode.ToString(), _runbook.Manifest().BackupMode);
        var made = _runbook.Compress();

        Assert.Equal($"ServerBackup_{word}_{began:yyyyMMdd_HHmmss}.zip", Path.GetFileName(made.Path));
        Assert.True(made.Verified);
        Assert.Equal(Content(whole.ArchivePath!), Content(made.Path));
        Assert.Equal(Manifest(whole.ArchivePath!), Manifest(made.Path));
        Assert.Equal(Restore(whole.ArchivePath!), Restore(made.Path));
        Assert.Equal(Names(whole.ArchivePath!), Names(made.Path));
        Assert.Empty(new ArchiveVerifier(_runbook.Machine.Files, _runbook.Machine.Clock).Verify(new VerificationRequest(made.Path), _runbook.Machine.Heard, CancellationToken.None).Findings);
        Assert.True(File.Exists(made.Path + ".sha256") && File.Exists(made.Path + ".manifest.json"));
        Assert.True(Directory.Exists(_runbook.Set));
    }

    [Fact]
    public void The_duration_runs_from_the_first_part_to_the_archive()
    {
        _runbook.Fill();
        _runbook.Machine.Clock.Advance(TimeSpan.FromHours(1));

        var manifest = ReadManifest(_runbook.Compress().Path);

        Assert.Equal((3 * 3600) + 10, manifest.BackupMetadata.DurationSeconds);
    }

    [Theory]
    [InlineData("rewritten")]
    [InlineData("removed")]
    [InlineData("added")]
    public void A_dump_that_changed_since_its_part_was_made_is_not_archived(string change)
    {
        _runbook.Fill();
        var file = _runbook.InSet("MongoDB", "AlteryxGallery", "users.bson");
        switch (change)
        {
            case "rewritten":
                File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddSeconds(1));
                break;
            case "removed":
                File.Delete(file);
                break;
            default:
                File.WriteAllText(file + ".extra", "");
                break;
        }

        Assert.Equal(ErrorCatalogue.DumpNotProved, Assert.Throws<BackupException>(() => _runbook.Compress()).Error);
        Assert.Empty(_runbook.Machine.Archived);
    }

    [Fact]
    public void A_file_that_changed_since_its_part_was_made_is_not_archived()
    {
        _runbook.Fill();
        var file = _runbook.InSet("Config", "RuntimeSettings.xml");
        var content = File.ReadAllText(file);
        File.WriteAllText(file, content.Replace("True", "true", StringComparison.Ordinal));
        Assert.Equal(ErrorCatalogue.RequiredFileMissing, Assert.Throws<BackupException>(() => _runbook.Compress()).Error);

        File.AppendAllText(file, " ");
        Assert.Equal(ErrorCatalogue.BackupSetInvalid, Assert.Throws<BackupException>(() => _runbook.Compress()).Error);
        Assert.Empty(_runbook.Machine.Archived);
    }

    [Fact]
    public void An_archive_goes_where_it_is_sent_and_is_never_overwritten()
    {
        _runbook.Fill();
        var named = Path.Combine(_runbook.Machine.Backups, "elsewhere", "mine.zip");

        Assert.Equal(named, _runbook.Compress(named).Path);
        Assert.Equal(Path.GetDirectoryName(named), Path.GetDirectoryName(_runbook.Compress(Path.GetDirectoryName(named)).Path));
        Assert.Equal(ErrorCatalogue.ArchiveExists, Assert.Throws<BackupException>(() => _runbook.Compress(named)).Error);
    }

    [Fact]
    public void Settings_without_files_and_a_set_of_nothing_make_no_manifest()
    {
        _ = _runbook.Settings();
        Assert.Equal(ErrorCatalogue.BackupSetInvalid, Assert.Throws<BackupException>(() => _runbook.Manifest()).Error);

        _ = _runbook.Database();
        Assert.Contains("controller settings without the files", Assert.Throws<BackupException>(() => _runbook.Manifest()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_plans_of_manifest_archive_and_copy_name_what_would_be_made()
    {
        _runbook.Fill();
        var machine = _runbook.Machine.Machine;
        var set = new CompressRequest { Path = _runbook.Set, Parameters = _runbook.Machine.Settings };

        Assert.Contains("of a Full backup", new SetManifestOperation(machine).Plan(_runbook.Request), StringComparison.Ordinal);
        Assert.Contains(Path.Combine(_runbook.Machine.Backups, "ServerBackup_Full_20240331_023000.zip"), new CompressOperation(machine).Plan(set), StringComparison.Ordinal);
        Assert.Empty(_runbook.Machine.Archived);

        var archive = _runbook.Compress().Path;
        Assert.Contains(".zip.sha256, ", new CopyOperation(machine).Plan(new CopyRequest { Path = archive, Destinations = [_runbook.Set] }), StringComparison.Ordinal);
        Assert.Equal(3, _runbook.Machine.Archived.Count());
    }

    [Theory]
    [InlineData("own")]
    [InlineData("own spelled otherwise")]
    [InlineData("twice")]
    public void A_destination_that_is_no_place_of_its_own_is_refused(string kind)
    {
        _runbook.Fill();
        var archive = _runbook.Compress().Path;
        var own = Path.GetDirectoryName(archive)!;
        string[] places = kind switch
        {
            "own" => [own],
            "own spelled otherwise" => [Path.Combine(own, "..", Path.GetFileName(own)) + "/"],
            _ => [_runbook.Set, Path.Combine(_runbook.Set, ".")],
        };

        Assert.Equal(ErrorCatalogue.UsageInvalid, Assert.Throws<BackupException>(() => _runbook.Copy(archive, places)).Error);
        Assert.DoesNotContain(Directory.GetFiles(_runbook.Set), file => file.EndsWith(".zip", StringComparison.Ordinal));
    }

    [Fact]
    public void One_nights_files_do_not_go_with_another_nights_database()
    {
        _ = _runbook.Database();
        _runbook.Machine.Clock.Advance(TimeSpan.FromHours(24));
        _ = _runbook.Files();

        var refused = Assert.Throws<BackupException>(() => _runbook.Manifest());

        Assert.Equal(ErrorCatalogue.BackupSetInvalid, refused.Error);
        Assert.Contains("different backups", refused.Happened, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_of_a_controller_without_its_settings_are_warned_about()
    {
        _ = _runbook.Files();

        Assert.Contains(_runbook.Manifest().Warnings, warning => warning.Contains("no controller settings", StringComparison.Ordinal));
    }

    [Fact]
    public void Copies_stand_verified_beside_their_sidecars_and_one_that_fails_stops_no_other()
    {
        _runbook.Fill();
        var archive = _runbook.Compress().Path;
        var place = Directory.CreateDirectory(Path.Combine(_runbook.Machine.Backups, "copies")).FullName;

        var copied = _runbook.Copy(archive, Path.Combine(place, "missing"), place);

        Assert.True(copied.ChecksumKnown);
        Assert.Equal([false, true], copied.Copies.Select(copy => copy.Succeeded));
        Assert.Equal(ErrorCatalogue.DestinationUnreachable, copied.Copies[0].Error!.Error);
        Assert.Equal(3, Directory.GetFiles(place).Length);
        Assert.Equal(File.ReadAllBytes(archive), File.ReadAllBytes(copied.Copies[1].Path!));
    }

    [Fact]
    public void An_archive_that_is_not_what_its_sidecars_say_is_not_copied_and_one_without_gets_its_checksum_computed()
    {
        _runbook.Fill();
        var archive = _runbook.Compress().Path;
        var place = Directory.CreateDirectory(Path.Combine(_runbook.Machine.Backups, "copies")).FullName;
        File.AppendAllText(archive, "x");

        Assert.Equal(ErrorCatalogue.ArchiveInvalid, Assert.Throws<BackupException>(() => _runbook.Copy(archive, place)).Error);
        Assert.Empty(Directory.GetFiles(place));

        File.Delete(archive + ".sha256");
        File.Delete(archive + ".manifest.json");
        var copied = _runbook.Copy(archive, place);
        Assert.False(copied.ChecksumKnown);
        Assert.True(copied.Copies[0].Succeeded);
    }

    [Fact]
    public void A_copy_of_nothing_or_to_nowhere_is_refused()
    {
        _runbook.Fill();

        Assert.Equal(ErrorCatalogue.ArchiveNotFound, Assert.Throws<BackupException>(() => _runbook.Copy(_runbook.InSet("no.zip"), _runbook.Set)).Error);
        Assert.Equal(ErrorCatalogue.ConfigurationInvalid, Assert.Throws<BackupException>(() => _runbook.Copy(_runbook.InSet("backup-set.json"))).Error);
    }

    private static BackupManifest ReadManifest(string archive)
    {
        using var zip = ZipFile.OpenRead(archive);
        using var stream = zip.GetEntry("BackupManifest.json")!.Open();
        return ManifestSerializer.Read(stream);
    }

    // Times, durations and checks are each run's own; so are the entries' hashes that hang on them.
    private static string Manifest(string archive)
    {
        var manifest = ReadManifest(archive);
        return ManifestSerializer.Write(manifest with
        {
            BackupMetadata = manifest.BackupMetadata with { BackupTimestamp = default, BackupCompletionTimestamp = default, DurationSeconds = 0 },
            ArchiveInformation = manifest.ArchiveInformation with
            {
                ArchiveFileName = "",
                Entries = [.. manifest.ArchiveInformation.Entries.Where(entry => !IsOfItsTime(entry.Path))],
            },
            BackedUpFiles = [.. manifest.BackedUpFiles.Select(file => file.FilePath.StartsWith("AlteryxService ", StringComparison.Ordinal) ? file with { LastModified = default } : file)],
            ValidationResults = new ValidationResults(),
        });
    }

    private static string Restore(string archive)
    {
        using var zip = ZipFile.OpenRead(archive);
        using var text = new StreamReader(zip.GetEntry("RESTORE.txt")!.Open());
        return Regex.Replace(text.ReadToEnd().Replace(Path.GetFileName(archive), "ARCHIVE", StringComparison.Ordinal), "[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9:]+", "TIME");
    }

    private static List<string> Names(string archive)
    {
        using var zip = ZipFile.OpenRead(archive);
        return [.. zip.Entries.Select(entry => entry.FullName)];
    }

    private static List<string> Content(string archive)
    {
        using var zip = ZipFile.OpenRead(archive);
        return [.. zip.Entries.Where(entry => !IsOfItsTime(entry.FullName)).Select(entry =>
        {
            using var content = new StreamReader(entry.Open(), Encoding.Latin1);
            return entry.FullName + "=" + content.ReadToEnd();
        })];
    }

    private static bool IsOfItsTime(string entry) => entry is "BackupManifest.json" or "SHA256SUMS" or "RESTORE.txt" or "Metadata/ServerMetadata.json";
}

using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading;
using AlteryxBackup.Archives;
using AlteryxBackup.Catalogue;
using AlteryxBackup.Configuration;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Tests.Archives;
using AlteryxBackup.Tests.Files;
using AlteryxBackup.Verification;
using Newtonsoft.Json.Linq;

namespace AlteryxBackup.Tests.Catalogue;

public sealed class ArchiveCatalogueTests
{
    private static readonly ArchiveCatalogue Catalogue = new(SampleBackup.FileSystem);

    [Fact]
    public void Archives_are_listed_newest_first_by_the_time_they_tell_not_by_that_of_the_file()
    {
        using var folder = new ScratchFolder();
        var old = new SampleBackup(folder) { FileName = "b.zip", CreatedAt = SampleBackup.Time.AddDays(-1) }.Publish();
        var newest = new SampleBackup(folder) { FileName = "a.zip", CreatedAt = SampleBackup.Time }.Publish();
        var oldest = new SampleBackup(folder) { FileName = "c.zip", CreatedAt = SampleBackup.Time.AddDays(-2) }.Publish();
        File.SetLastWriteTimeUtc(oldest, DateTime.UtcNow.AddDays(1));
        Assert.Equal([newest, old, oldest], List(folder).Select(entry => entry.ArchivePath));
    }

    [Fact]
    public void A_folder_that_somebody_named_has_to_be_there_and_to_be_one()
    {
        using var folder = new ScratchFolder();
        var archive = new SampleBackup(folder).Publish();
        Assert.Single(Catalogue.ListNamed(folder.Path, CancellationToken.None));
        Assert.Contains("There is no folder", Refused(() => Catalogue.ListNamed(Path.Combine(folder.Path, "gone"), CancellationToken.None), ErrorCatalogue.PathNotReadable), StringComparison.Ordinal);
        Assert.Contains("is a file", Refused(() => Catalogue.ListNamed(archive, CancellationToken.None), ErrorCatalogue.PathNotReadable), StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_that_can_not_be_asked_is_not_told_as_empty_nor_its_archives_as_missing()
    {
        using var folder = new ScratchFolder();
        var archive = new SampleBackup(folder).Publish();
        var denied = FaultyFileSystem.WithoutAttributes();
        Assert.Contains("is denied", Refused(() => new ArchiveCatalogue(denied).ListNamed(folder.Path, CancellationToken.None), ErrorCatalogue.PathNotReadable), StringComparison.Ordinal);
        _ = Assert.Throws<UnauthorizedAccessException>(() => new ArchiveCatalogue(denied).List(folder.Path, CancellationToken.None));
        _ = Refused(() => new ArchiveCatalogue(denied).Show(archive), ErrorCatalogue.PathNotReadable);
        _ = Refused(() => new ArchiveVerifier(denied, new SystemClock()).Verify(new VerificationRequest(archive), new Archives.RecordingObserver(), CancellationToken.None), ErrorCatalogue.PathNotReadable);
    }

    [Fact]
    public void A_folder_and_a_file_of_others_are_named_for_what_they_are()
    {
        using var folder = new ScratchFolder();
        var notes = Path.Combine(folder.Path, "notes.txt");
        File.WriteAllText(notes, "to do");
        Assert.Contains("is a folder", Refused(() => Catalogue.Show(folder.Path), ErrorCatalogue.ArchiveNotFound), StringComparison.Ordinal);
        Assert.Contains("not an archive", Refused(() => Catalogue.ReadNamed(notes), ErrorCatalogue.ArchiveInvalid), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_of_the_first_hour_there_is_ends_no_listing()
    {
        using var folder = new ScratchFolder();
        File.WriteAllText(Path.Combine(folder.Path, "ServerBackup_Full_00010101_000000.zip"), "");
        Assert.NotNull(List(folder).Single().Problem);
    }

    private static string Refused(Action act, ErrorDefinition error)
    {
        var refused = Assert.Throws<BackupException>(act);
        Assert.Equal(error, refused.Error);
        return refused.Happened;
    }

    [Fact]
    public void A_listing_tells_what_stands_beside_the_archive()
    {
        using var folder = new ScratchFolder();
        var path = new SampleBackup(folder).Publish();
        var expected = new CatalogueEntry
        {
            ArchivePath = path,
            Mode = BackupMode.Full,
            CreatedAt = SampleBackup.Time,
            SizeBytes = new FileInfo(path).Length,
            Verified = true,
            Documents = 6,
            Collections = 2,
            ServerVersion = "2023.1.1.247",
            Hostname = "SRV01",
            Status = "Success",
            Sha256 = File.ReadAllText(Sidecars.ChecksumPath(path))[..64],
            ModifiedAt = File.GetLastWriteTimeUtc(path),
        };
        Assert.Equal(expected, List(folder).Single());
    }

    [Fact]
    public void An_archive_with_nothing_beside_it_is_opened_and_listed_as_not_verified()
    {
        using var folder = new ScratchFolder();
        _ = new SampleBackup(folder).PublishAlone();
        var entry = List(folder).Single();
        Assert.Equal((BackupMode.Full, SampleBackup.Time, 6L, false, (string?)null), (entry.Mode, entry.CreatedAt, entry.Documents, entry.Verified, entry.Problem));
    }

    [Fact]
    public void Damaged_archives_are_listed_with_their_problem()
    {
        using var folder = new ScratchFolder();
        var cut = new SampleBackup(folder) { FileName = "cut.zip" }.Publish();
        var lost = new SampleBackup(folder) { FileName = "lost.zip" }.PublishAlone();
        var odd = new SampleBackup(folder) { FileName = "odd.zip" }.Publish();
        Shorten(cut);
        Shorten(lost);
        File.WriteAllText(Sidecars.SummaryPath(odd), "{");
        var named = folder.Write("ServerBackup_DB_20261121_080000.zip", []);

        var entries = List(folder).ToDictionary(entry => entry.ArchivePath);
        Assert.Equal(new HashSet<string> { cut, lost, odd, named }, [.. entries.Keys]);
        Assert.All(entries.Values, entry => Assert.NotNull(entry.Problem));
        Assert.All(entries.Values, entry => Assert.False(entry.Verified));
        Assert.Equal(BackupMode.DatabaseOnly, entries[named].Mode);
        Assert.Equal(6, entries[odd].Documents);
    }

    [Theory]
    [InlineData("BackupMode")]
    [InlineData("BackupTimestamp")]
    public void A_summary_that_does_not_say_what_matters_is_a_problem_and_not_a_guess(string member)
    {
        using var folder = new ScratchFolder();
        var path = new SampleBackup(folder).Publish();
        var summary = JObject.Parse(File.ReadAllText(Sidecars.SummaryPath(path)));
        Assert.True(summary.Remove(member));
        File.WriteAllText(Sidecars.SummaryPath(path), summary.ToString());
        var entry = List(folder).Single();
        Assert.Contains(member, entry.Problem, StringComparison.Ordinal);
        Assert.False(entry.Good);
    }

    [Fact]
    public void A_manifest_that_does_not_say_what_matters_is_a_problem_and_not_a_guess()
    {
        using var folder = new ScratchFolder();
        using (var zip = ZipFile.Open(folder.At("other.zip"), ZipArchiveMode.Create))
        using (var text = new StreamWriter(zip.CreateEntry("BackupManifest.json").Open()))
        {
            text.Write("""{"BackupMetadata": {"Tool": "another"}}""");
        }

        Assert.NotNull(List(folder).Single().Problem);
    }

    [Fact]
    public void A_format_newer_than_this_version_knows_is_a_problem()
    {
        using var folder = new ScratchFolder();
        var path = new SampleBackup(folder).Publish();
        var summary = JObject.Parse(File.ReadAllText(Sidecars.SummaryPath(path)));
        summary["FormatVersion"] = 99;
        File.WriteAllText(Sidecars.SummaryPath(path), summary.ToString());
        Assert.Contains("99", List(folder).Single().Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_without_a_checksum_is_not_one_to_rely_on()
    {
        using var folder = new ScratchFolder();
        var path = new SampleBackup(folder).Publish();
        var summary = JObject.Parse(File.ReadAllText(Sidecars.SummaryPath(path)));
        Assert.True(List(folder).Single().Good);
        summary["SHA256"] = "";
        File.WriteAllText(Sidecars.SummaryPath(path), summary.ToString());
        var entry = List(folder).Single();
        Assert.Equal((false, false, (string?)null), (entry.Verified, entry.Good, entry.Problem));
    }

    [Fact]
    public void A_survey_names_what_looks_like_an_archive_and_is_none()
    {
        using var folder = new ScratchFolder();
        var ours = new SampleBackup(folder).Publish();
        var other = folder.Write("text.zip", SampleBackup.Text("no zip at all"));
        var found = Catalogue.Survey(folder.Path, CancellationToken.None);
        Assert.Equal(new HashSet<(string, bool)> { (ours, false), (other, true) }, [.. found.Select(entry => (entry.ArchivePath, entry.Foreign))]);
    }

    [Fact]
    public void Unfinished_files_and_those_of_others_are_not_archives()
    {
        using var folder = new ScratchFolder();
        _ = folder.Write("ServerBackup_Full_20261121_080000.zip.partial", [1]);
        _ = folder.Write("notes.txt", [1]);
        _ = folder.Write("text.zip", SampleBackup.Text("no zip at all"));
        using (var zip = ZipFile.Open(folder.At("photos.zip"), ZipArchiveMode.Create))
        {
            _ = zip.CreateEntry("a.jpg");
        }

        Assert.Empty(List(folder));
    }

    [Fact]
    public void A_folder_that_is_not_there_has_no_archives() => Assert.Empty(Catalogue.List(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N")), CancellationToken.None));

    [Fact]
    public void Show_gives_manifest_and_summary()
    {
        using var folder = new ScratchFolder();
        var details = Catalogue.Show(new SampleBackup(folder).Publish());
        Assert.Equal("SRV01", details.Manifest!.SystemInformation.ServerHostname);
        Assert.Equal(11, details.Summary!.EntryCount);
        Assert.Null(details.Entry.Problem);
    }

    [Fact]
    public void Show_of_a_damaged_archive_says_what_is_wrong_and_what_is_left()
    {
        using var folder = new ScratchFolder();
        var path = new SampleBackup(folder).Publish();
        Shorten(path);
        var details = Catalogue.Show(path);
        Assert.Null(details.Manifest);
        Assert.NotNull(details.Summary);
        Assert.NotNull(details.Entry.Problem);
    }

    [Fact]
    public void Show_of_a_missing_archive_or_a_file_of_others_is_an_error()
    {
        using var folder = new ScratchFolder();
        Assert.Equal(ErrorCatalogue.ArchiveNotFound, Assert.Throws<BackupException>(() => Catalogue.Show(folder.At("none.zip"))).Error);
        Assert.Equal(ErrorCatalogue.ArchiveInvalid, Assert.Throws<BackupException>(() => Catalogue.Show(folder.Write("text.zip", [1, 2, 3]))).Error);
    }

    private static IReadOnlyList<CatalogueEntry> List(ScratchFolder folder) => Catalogue.List(folder.Path, CancellationToken.None);

    private static void Shorten(string path)
    {
        var bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..(bytes.Length / 2)]);
    }
}

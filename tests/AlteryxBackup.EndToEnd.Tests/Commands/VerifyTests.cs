using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Text.Json;
using AlteryxBackup.EndToEnd.Tests.Backups;
using AlteryxBackup.EndToEnd.Tests.Lab;
using AlteryxBackup.EndToEnd.Tests.Programs;

namespace AlteryxBackup.EndToEnd.Tests.Commands;

[Collection(ThreeBackupsTests.Name)]
public sealed class VerifyTests : IDisposable
{
    private readonly CopiedBackups _copies;

    public VerifyTests(ThreeBackups backups) => _copies = new CopiedBackups(backups);

    public void Dispose() => _copies.Dispose();

    [Theory]
    [InlineData("Full")]
    [InlineData("DatabaseOnly")]
    [InlineData("ConfigOnly")]
    public void A_good_archive_is_valid(string mode)
    {
        var archive = _copies.Copy(mode);

        var (result, document) = Verify(archive);

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(["Valid", "Level", "ArchivePath", "Findings", "DurationSeconds", "Subset", "Volume", "EntryCount", "EntriesRead"], document.EnumerateObject().Select(property => property.Name));
        Assert.True(document.GetProperty("Valid").GetBoolean());
        Assert.Equal("Standard", document.GetProperty("Level").GetString());
        Assert.Equal(archive, document.GetProperty("ArchivePath").GetString());
        Assert.Equal(0, document.GetProperty("Findings").GetArrayLength());
    }

    [Theory]
    [InlineData("Full")]
    [InlineData("DatabaseOnly")]
    [InlineData("ConfigOnly")]
    public void A_good_archive_makes_sense_at_level_Deep(string mode)
    {
        var result = AlteryxBackupProgram.Run("verify", _copies.Copy(mode), "--level", "Deep");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("(Deep, ", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_read_every_entry_once_and_say_what_they_left_out()
    {
        var archive = _copies.Copy("Full");
        FlipByteOf(archive, "MongoDB/AlteryxService/AS_Applications.bson");

        var runs = Enumerable.Range(1, 4).Select(part => AlteryxBackupProgram.Run("verify", archive, "--subset", $"{part}/4")).ToList();
        var documents = Enumerable.Range(1, 4).Select(part => JsonElement.Parse(AlteryxBackupProgram.Run("verify", archive, "--subset", $"{part}/4", "--json").Output)).ToList();

        Assert.Equal([0, 0, 0, 3], runs.Select(run => run.ExitCode).Order());
        Assert.All(runs.Where(run => run.ExitCode == 0), run => Assert.Contains("The content of the others wasn't looked at", run.Output, StringComparison.Ordinal));
        Assert.Equal(documents[0].GetProperty("EntryCount").GetInt32(), documents.Sum(document => document.GetProperty("EntriesRead").GetInt32()));
    }

    [Theory]
    [InlineData("--subset", "5/4")]
    [InlineData("--subset", "1/2", "--level", "Quick")]
    public void What_can_not_be_asked_for_is_exit_code_1(params string[] options)
    {
        var result = AlteryxBackupProgram.Run(["verify", _copies.Copy("ConfigOnly"), .. options]);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("ERROR UsageInvalid", result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MongoDB/AlteryxService/AS_Applications.bson")]
    [InlineData("Config/RuntimeSettings.xml")]
    [InlineData("BackupManifest.json")]
    public void One_flipped_byte_is_found_and_its_entry_named(string entry)
    {
        var archive = _copies.Copy("Full");
        FlipByteOf(archive, entry);

        var (result, document) = Verify(archive);
        var people = AlteryxBackupProgram.Run("verify", archive);

        Assert.Equal(3, result.ExitCode);
        Assert.False(document.GetProperty("Valid").GetBoolean());
        var findings = document.GetProperty("Findings").EnumerateArray().Select(finding => finding.GetRawText()).ToList();
        Assert.Contains(findings, finding => finding.Contains(entry, StringComparison.Ordinal));
        Assert.Equal(3, people.ExitCode);
        Assert.StartsWith("NOT VALID  " + archive, people.Output, StringComparison.Ordinal);
        Assert.Contains(entry, people.Output, StringComparison.Ordinal);
        Assert.Contains("What to do: ", people.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_flipped_byte_is_found_without_anything_beside_the_archive()
    {
        var archive = _copies.Copy("Full");
        File.Delete(archive + ".sha256");
        File.Delete(archive + ".manifest.json");
        Assert.Equal(0, Verify(archive).Result.ExitCode);
        FlipByteOf(archive, "MongoDB/AlteryxService/AS_Applications.bson");

        var (result, document) = Verify(archive);

        Assert.Equal(3, result.ExitCode);
        Assert.Equal("MongoDB/AlteryxService/AS_Applications.bson", document.GetProperty("Findings").EnumerateArray().First().GetProperty("Entry").GetString());
    }

    [Fact]
    public void A_truncated_archive_is_not_valid()
    {
        var archive = _copies.Copy("Full");
        using (var file = new FileStream(archive, FileMode.Open))
        {
            file.SetLength(file.Length / 2);
        }

        Assert.Equal(3, Verify(archive).Result.ExitCode);
    }

    [Fact]
    public void A_checksum_beside_the_archive_that_is_another_archives_is_found()
    {
        var archive = _copies.Copy("ConfigOnly");
        File.WriteAllText(archive + ".sha256", $"{new string('0', 64)}  {Path.GetFileName(archive)}\n");

        Assert.Equal(3, Verify(archive).Result.ExitCode);
    }

    [Fact]
    public void An_archive_that_is_not_there_is_exit_code_3_with_its_path()
    {
        var archive = Path.Combine(_copies.Folder, "gone.zip");

        var result = AlteryxBackupProgram.Run("verify", archive);

        Assert.Equal(3, result.ExitCode);
        Assert.Contains($"ERROR ArchiveNotFound: '{archive}'", result.Errors, StringComparison.Ordinal);
    }

    private static (ProgramResult Result, JsonElement Document) Verify(string archive)
    {
        var result = AlteryxBackupProgram.Run("verify", archive, "--json");
        return (result, JsonElement.Parse(result.Output));
    }

    /// <summary>Flips one bit in the middle of an entry's compressed content.</summary>
    private static void FlipByteOf(string archive, string entry)
    {
        long length;
        using (var zip = ZipFile.OpenRead(archive))
        {
            length = zip.GetEntry(entry)!.CompressedLength;
        }

        var content = File.ReadAllBytes(archive);
        // The first occurrence of the name is in its local header, which the content follows.
        var start = content.AsSpan().IndexOf(Encoding.UTF8.GetBytes(entry)) + entry.Length;
        var extra = BitConverter.ToUInt16(content, start - entry.Length - 2);
        content[start + extra + (length / 2)] ^= 0x10;
        File.WriteAllBytes(archive, content);
    }
}

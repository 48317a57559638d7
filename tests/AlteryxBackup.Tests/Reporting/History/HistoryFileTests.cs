using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using System.Text;
using System.Threading.Tasks;
using AlteryxBackup.Platform;
using AlteryxBackup.Reporting.History;
using AlteryxBackup.Tests.Configuration;
using AlteryxBackup.Tests.Platform.Unix;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json.Linq;

namespace AlteryxBackup.Tests.Reporting.History;

public sealed class HistoryFileTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 3, 29, 3, 0, 0, 250, TimeSpan.FromHours(2));

    private readonly TemporaryFolder _folder = new();
    private readonly Machine _machine = LocalMachine.Create();

    private string FilePath => Path.Combine(_folder.Path, "history.jsonl");

    [Fact]
    public void An_entry_comes_back_as_it_was_written()
    {
        var entry = new HistoryEntry
        {
            Operation = "Backup",
            Mode = "Full",
            StartedAt = Start,
            DurationSeconds = 12.5,
            Status = "Warning",
            ExitCode = 4,
            ArchivePath = "D:\\Sicherung\\Größe \"neu\"\n.zip",
            ArchiveSizeBytes = 5_000_000_000,
            ServiceDowntimeSeconds = 7.25,
            DumpSeconds = 3,
            Documents = 123_456,
            Warnings = 2,
            ErrorIds = ["CopyFailed", "DiskFull"],
            Host = "SRV01",
            User = @"CORP\svc",
        };

        History().Append(entry);

        var read = Assert.Single(History().ReadNewest(10));
        Assert.Equal(entry with { ErrorIds = [] }, read with { ErrorIds = [], StartedAt = entry.StartedAt });
        Assert.Equal(entry.ErrorIds, read.ErrorIds);
        Assert.Equal(entry.StartedAt, read.StartedAt);
    }

    [Fact]
    public void A_line_has_the_documented_names_and_UTC()
    {
        History().Append(new HistoryEntry { Operation = "Prune", StartedAt = Start });

        var text = File.ReadAllText(FilePath);
        Assert.Equal(
            [
                "Operation", "Mode", "StartedAt", "DurationSeconds", "Status", "ExitCode", "ArchivePath", "ArchiveSizeBytes", "Level", "Subset", "ServiceDowntimeSeconds", "DumpSeconds",
                "Documents", "Warnings", "ErrorIds", "Host", "User",
            ],
            JObject.Parse(text).Properties().Select(property => property.Name));
        Assert.Contains("\"StartedAt\":\"2026-03-29T01:00:00.250Z\"", text, StringComparison.Ordinal);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        Assert.Single(text, character => character == '\n');
    }

    [Fact]
    public void A_history_that_isnt_there_yet_is_empty()
    {
        Assert.Empty(History().ReadNewest(10));
    }

    [Fact]
    public void The_newest_come_first_and_no_more_than_asked_for()
    {
        for (var exitCode = 0; exitCode < 7; exitCode++)
        {
            History().Append(Entry(exitCode));
        }

        Assert.Equal([6, 5, 4], History().ReadNewest(3).Select(entry => entry.ExitCode));
        Assert.Equal([6, 5, 4, 3, 2, 1, 0], History().ReadNewest(100).Select(entry => entry.ExitCode));
        Assert.Empty(History().ReadNewest(0));
    }

    [WitnessFact("python3")]
    public async Task A_line_waits_while_another_program_writes_one()
    {
        History().Append(Entry(1));
        const string hold = "import fcntl,sys\nf=open(sys.argv[1],'r+b')\nfcntl.lockf(f,fcntl.LOCK_EX,1,1<<62)\nprint('held',flush=True)\nsys.stdin.read()";
        using var other = Process.Start(new ProcessStartInfo("python3", ["-c", hold, FilePath]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        Assert.Equal("held", await other.StandardOutput.ReadLineAsync());
        var waiting = Task.Run(() => History().Append(Entry(2)));
        Assert.NotSame(waiting, await Task.WhenAny(waiting, Task.Delay(200)));
        other.StandardInput.Close();

        await waiting;
        Assert.Equal([2, 1], History().ReadNewest(10).Select(entry => entry.ExitCode));
    }

    // A crash can end the last line at any byte: none of them may cost another entry, older or newer.
    [Fact]
    public void Wherever_the_last_line_was_torn_the_others_are_whole()
    {
        History().Append(Entry(1));
        History().Append(Entry(2));
        var whole = File.ReadAllBytes(FilePath);
        var firstLine = Array.IndexOf(whole, (byte)'\n') + 1;

        for (var length = firstLine; length < whole.Length - 1; length++)
        {
            File.WriteAllBytes(FilePath, whole[..length]);
            Assert.Equal([1], History().ReadNewest(10).Select(entry => entry.ExitCode));

            History().Append(Entry(3));
            Assert.Equal([3, 1], History().ReadNewest(10).Select(entry => entry.ExitCode));
        }

        // Only the line's end is missing: the entry itself is whole.
        File.WriteAllBytes(FilePath, whole[..^1]);
        History().Append(Entry(3));
        Assert.Equal([3, 2, 1], History().ReadNewest(10).Select(entry => entry.ExitCode));
    }

    [Theory]
    [InlineData("\0\0\0\0\0\0\0\0")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{\"Operation\":null}")]
    [InlineData("{\"Operation\":\"Backup\",\"ExitCode\":99999999999}")]
    [InlineData("{\"Operation\":\"Backup\",\"Warnings\":\"many\"}")]
    [InlineData("[1]")]
    [InlineData("{\"Operation\":\"Backup\"}{\"Operation\":\"Backup\"}")]
    [InlineData("{\"Operation\":\"Backup\",\"StartedAt\":\"yesterday\"}")]
    [InlineData("")]
    public void A_line_that_is_no_entry_is_passed_over(string line)
    {
        History().Append(Entry(1));
        File.AppendAllText(FilePath, line + "\n");
        History().Append(Entry(2));

        Assert.Equal([2, 1], History().ReadNewest(10).Select(entry => entry.ExitCode));
    }

    [Fact]
    public void A_field_of_a_later_version_doesnt_hide_the_entry()
    {
        File.WriteAllText(FilePath, "{\"Operation\":\"Backup\",\"Copies\":[{\"Place\":\"X\"}],\"ExitCode\":4}\n");

        Assert.Equal(4, Assert.Single(History().ReadNewest(1)).ExitCode);
    }

    [Fact]
    public void An_empty_file_and_a_half_made_one_are_begun_again()
    {
        File.WriteAllText(FilePath + ".partial", "{\"Oper");
        History().Append(Entry(1));
        Assert.False(File.Exists(FilePath + ".partial"));

        File.WriteAllText(FilePath, "");
        History().Append(Entry(2));
        Assert.Equal(2, Assert.Single(History().ReadNewest(10)).ExitCode);
    }

    [Fact]
    public void It_can_be_read_while_it_is_being_written()
    {
        History().Append(Entry(1));
        using var writing = new FileStream(FilePath, FileMode.Append, FileAccess.Write, FileShare.Read);
        writing.Write("{\"Operation\":\"Bac"u8);
        writing.Flush();

        Assert.Equal(1, Assert.Single(History().ReadNewest(10)).ExitCode);
    }

    [UnixFact]
    [UnsupportedOSPlatform("windows")]
    public void The_file_is_for_us_alone()
    {
        History().Append(Entry(1));

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FilePath));
    }

    [Fact]
    public void Lines_read_backwards_are_the_lines_read_forwards_turned_round()
    {
        var lengths = Gen.Elements(0, 1, 2, 100, 65_534, 65_535, 65_536, 65_537, 131_072).ListOf().ToArbitrary();
        Prop.ForAll(lengths, Backwards).QuickCheckThrowOnFailure();

        static bool Backwards(System.Collections.Generic.IEnumerable<int> sizes)
        {
            var text = string.Join('\n', sizes.Select((size, index) => new string((char)('a' + (index % 26)), size)));
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
            return BackwardLines.Read(stream).SequenceEqual(text.Split('\n').Reverse());
        }
    }

    public void Dispose() => _folder.Dispose();

    private static HistoryEntry Entry(int exitCode) => new() { Operation = "Backup", Mode = "Full", StartedAt = Start, ExitCode = exitCode, User = "ä" };

    private HistoryFile History() => new(FilePath, _machine.Files, _machine.DurableFiles);
}

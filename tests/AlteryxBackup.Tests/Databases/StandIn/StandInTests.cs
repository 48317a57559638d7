using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using AlteryxBackup.MongoTools;

namespace AlteryxBackup.Tests.Databases.StandIn;

/// <summary>What is proved with the stand-in is worth as much as the stand-in: it says and does what the real tools did in 36 recorded cases.</summary>
public sealed class StandInTests : IDisposable
{
    // One collection's failure ends the others wherever they are: of these logs only beginning and end are the same from run to run.
    private static readonly string[] Interrupted = ["restore-truncated", "restore-corrupt"];

    // What is in the database R before the case.
    private static readonly string[] OnWhatIsThere = ["restore-all-duplicates", "restore-refused-by-validator", "restore-drop"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("100.5.4")]
    [InlineData("100.14.0")]
    public void It_says_what_the_real_tools_said(string version)
    {
        var tools = Install(version);
        var cases = RecordedCase.Of(version);
        Assert.Equal(18, cases.Count);
        foreach (var recorded in cases)
        {
            Prepare(recorded, tools);
            var (exitCode, said) = Run(tools, recorded.Command);
            var (expected, lines) = Interrupted.Contains(recorded.Name)
                ? (Shortened(recorded.Lines), Shortened(RecordedCase.Normal(said)))
                : (recorded.Lines, RecordedCase.Normal(said));

            Assert.Equal((recorded.Name, recorded.ExitCode), (recorded.Name, exitCode));
            Assert.Equal(string.Join('\n', expected.Order(StringComparer.Ordinal)), string.Join('\n', lines.Order(StringComparer.Ordinal)));
        }
    }

    [Theory]
    [InlineData("100.14.0", "good", false)]
    [InlineData("100.14.0", "goodz", true)]
    public void It_writes_what_the_real_tool_wrote(string version, string name, bool gzip)
    {
        var tools = Install(version);
        foreach (var recorded in RecordedCase.Of(version).Where(recorded => recorded.Name is "dump-good" or "dump-good-gzip"))
        {
            Run(tools, recorded.Command);
        }

        var written = Directory.GetFiles(_folder.Combine($"w-{version}/{name}/AlteryxGallery")).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal).ToList();

        Assert.Equal(
            Directory.GetFiles(Path.Combine(DumpFixtures.Plain, "AlteryxGallery")).Select(path => Path.GetFileName(path) + (gzip ? ".gz" : "")).Order(StringComparer.Ordinal),
            written);
        Assert.All(written, file => Assert.Equal(File.ReadAllBytes(Path.Combine(DumpFixtures.Plain, "AlteryxGallery", gzip ? file[..^3] : file)), Content(_folder.Combine($"w-{version}/{name}/AlteryxGallery/{file}"), gzip)));
    }

    private static byte[] Content(string path, bool gzip)
    {
        using var file = File.OpenRead(path);
        using var content = gzip ? new System.IO.Compression.GZipStream(file, System.IO.Compression.CompressionMode.Decompress) : (Stream)file;
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static List<string> Shortened(IReadOnlyList<string> lines) =>
        [.. lines.Where(line => line.Contains("preparing", StringComparison.Ordinal) || line.Contains("reading metadata", StringComparison.Ordinal)), .. lines.TakeLast(2)];

    private InstalledTools Install(string version)
    {
        DumpFixtures.CopyTo(DumpFixtures.Plain, _folder.Combine("server"));
        File.WriteAllText(_folder.Combine("pw.yaml"), "password: \"b'k\"\n");
        var server = new MongoServer
        {
            Addresses = ["127.0.0.1:27118"],
            Data = _folder.Combine("server"),
            Users = [new MongoUser("bk", "b'k", "admin", ["backup"]), new MongoUser("ro", "ro", "admin", [])],
        };
        return new InstalledTools(_folder.Combine("bin"), new World { ToolVersion = version, Servers = [server] });
    }

    private void Prepare(RecordedCase recorded, InstalledTools tools)
    {
        var work = _folder.Combine("w-" + recorded.Version);
        var target = _folder.Combine("server/R");
        if (Directory.Exists(target) && !OnWhatIsThere.Contains(recorded.Name))
        {
            Directory.Delete(target, recursive: true);
        }

        var validators = new Dictionary<string, string>();
        switch (recorded.Name)
        {
            case "restore-truncated":
                DumpFixtures.CopyTo(Path.Combine(work, "good"), Path.Combine(work, "trunc"));
                using (var users = File.OpenWrite(Path.Combine(work, "trunc/AlteryxGallery/users.bson")))
                {
                    users.SetLength(users.Length - 5);
                }

                break;
            case "restore-corrupt":
                DumpFixtures.CopyTo(Path.Combine(work, "good"), Path.Combine(work, "corr"));
                using (var infos = File.OpenWrite(Path.Combine(work, "corr/AlteryxGallery/appInfos.bson")))
                {
                    infos.Write([0xff, 0xff, 0xff, 0x7f]);
                }

                break;
            case "restore-refused-by-validator":
                Directory.CreateDirectory(target);
                File.Copy(_folder.Combine("server/AlteryxGallery/users.metadata.json"), Path.Combine(target, "users.metadata.json"), overwrite: true);
                File.WriteAllBytes(Path.Combine(target, "users.bson"), []);
                validators["R.users"] = "Active";
                break;
            default:
                break;
        }

        tools.Become(tools.World with { Servers = [tools.World.Servers[0] with { Validators = validators }] });
    }

    private (int ExitCode, string Said) Run(InstalledTools tools, string command)
    {
        var words = command.Split(' ');
        var start = new ProcessStartInfo(words[0] == "mongodump" ? tools.Dump : tools.Restore, words[1..])
        {
            WorkingDirectory = _folder.Path, RedirectStandardError = true, RedirectStandardInput = true, RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = Task.Run(process.StandardOutput.ReadToEnd);
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.Equal("", output.Result);
        return (process.ExitCode, said);
    }
}

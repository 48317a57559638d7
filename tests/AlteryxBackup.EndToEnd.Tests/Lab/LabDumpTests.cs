using System;
using System.IO;
using System.Linq;
using System.Threading;
using AlteryxBackup.Lab;

namespace AlteryxBackup.EndToEnd.Tests.Lab;

public sealed class LabDumpTests
{
    [Fact]
    public void A_dump_holds_exactly_what_the_server_holds()
    {
        using var lab = new TemporaryLab(new LabOptions(SizeMegabytes: 3));

        var result = lab.Run($"emongodump={lab.Dump}");

        Assert.Equal((0, ""), (result.ExitCode, result.Output));
        foreach (var content in lab.Server.Databases())
        {
            var file = Path.Combine(lab.Dump, content.Database, content.Name == "odd name/with%+chars" ? "odd+name%2Fwith%25%2Bchars.bson" : content.Name + ".bson");
            Assert.Equal<long?>(content.Documents, DumpedFile.Documents(file));
            Assert.Equal(content.Sha256, DumpedFile.Sha256(file));
            Assert.True(File.Exists(Path.ChangeExtension(file, ".metadata.json")));
            Assert.Contains($"done dumping {content.Database}.{content.Name} ({content.Documents} document{(content.Documents == 1 ? "" : "s")})\n", result.Errors, StringComparison.Ordinal);
        }

        Assert.All(result.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d{4}\t\S", line));
        Assert.True(File.Exists(Path.Combine(lab.Dump, "AlteryxGallery", "prelude.json")));
        Assert.True(File.Exists(Path.Combine(lab.Dump, "AlteryxGallery", "activeUsers.metadata.json")));
        Assert.False(File.Exists(Path.Combine(lab.Dump, "AlteryxGallery", "activeUsers.bson")));
    }

    [Fact]
    public void Metadata_has_the_shape_that_mongodump_writes()
    {
        using var lab = new TemporaryLab();
        _ = lab.Run($"emongodump={lab.Dump}");

        var metadata = File.ReadAllText(Path.Combine(lab.Dump, "AlteryxGallery", "locks.metadata.json"));

        Assert.Matches("""^\{"indexes":\[\{"v":\{"\$numberInt":"2"\},"key":\{"_id":\{"\$numberInt":"1"\}\},"name":"_id_","ns":"AlteryxGallery\.locks"\}\],"uuid":"[0-9a-f]{32}","collectionName":"locks","type":"collection"\}$""", metadata);
    }

    [Fact]
    public void A_dump_is_refused_while_the_service_runs()
    {
        using var lab = new TemporaryLab();
        lab.Server.Start();

        var result = lab.Run($"emongodump={lab.Dump}");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("EMongoDump failed", result.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(lab.Dump));
    }

    [Fact]
    public void The_service_does_not_start_while_a_dump_runs_and_starts_once_the_dump_is_killed()
    {
        using var lab = new TemporaryLab();
        lab.Server.Switches = lab.Server.Switches with { DumpFault = DumpFault.Hangs };
        using var dump = Program.Start(lab.Server.ServicePath, $"emongodump={lab.Dump}");
        Assert.True(SpinWait.SpinUntil(() => DumpedFile.AllIn(lab.Dump).Count > 2, TimeSpan.FromSeconds(30)));

        var refused = lab.Control("start");
        dump.Kill();
        dump.WaitForExit();
        var accepted = lab.Control("start");

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("another process uses the database", refused.Output, StringComparison.Ordinal);
        Assert.Equal(0, accepted.ExitCode);
        Assert.Equal(ServiceState.Running, lab.Server.Status().ServiceState);
    }

    [Fact]
    public void A_dump_lingers_after_its_first_collection_when_told_so()
    {
        using var lab = new TemporaryLab();
        lab.Server.Switches = lab.Server.Switches with { DumpSeconds = 600 };
        using var dump = Program.Start(lab.Server.ServicePath, $"emongodump={lab.Dump}");
        var first = Path.Combine(lab.Dump, "AlteryxService", "AS_Queue.metadata.json");
        Assert.True(SpinWait.SpinUntil(() => File.Exists(first), TimeSpan.FromSeconds(30)));

        Assert.False(dump.WaitForExit(TimeSpan.FromMilliseconds(200)));
        Assert.False(File.Exists(Path.Combine(lab.Dump, "AlteryxService", "AS_Schedules.bson")));
        dump.Kill();
        dump.WaitForExit();
    }

    [Theory]
    [InlineData(DumpFault.FailsWithTextExitZero, 0, true)]
    [InlineData(DumpFault.FailsWithExitOne, 1, false)]
    public void A_failing_dump_leaves_whole_files_and_one_witness(DumpFault fault, int exitCode, bool text)
    {
        using var lab = new TemporaryLab();
        lab.Server.Switches = lab.Server.Switches with { DumpFault = fault };

        var result = lab.Run($"emongodump={lab.Dump}");

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Equal(text, result.Output.Contains("EMongoDump failed", StringComparison.Ordinal));
        Assert.DoesNotContain("ailed", result.Errors, StringComparison.Ordinal);
        Assert.Equal(lab.Server.Databases().Count(), DumpedFile.AllIn(lab.Dump).Count(f => f.EndsWith(".bson", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_collection_is_silently_left_out()
    {
        using var lab = new TemporaryLab();
        lab.Server.Switches = lab.Server.Switches with { DumpFault = DumpFault.LeavesCollectionOut };

        var result = lab.Run($"emongodump={lab.Dump}");

        Assert.Equal((0, ""), (result.ExitCode, result.Output));
        Assert.DoesNotContain(DumpedFile.AllIn(lab.Dump), f => Path.GetFileName(f).StartsWith("AS_Queue", StringComparison.Ordinal));
        Assert.DoesNotContain("AS_Queue", result.Errors, StringComparison.Ordinal);
        Assert.Contains("AS_Schedules", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void The_gallery_is_silently_left_out()
    {
        using var lab = new TemporaryLab();
        lab.Server.Switches = lab.Server.Switches with { DumpFault = DumpFault.LeavesGalleryOut };

        var result = lab.Run($"emongodump={lab.Dump}");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(["AlteryxGallery_Lucene", "AlteryxService"], Directory.GetDirectories(lab.Dump).Select(Path.GetFileName).Order());
        Assert.DoesNotContain("AlteryxGallery.", result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DumpFault.CutsFileInsideDocument, null)]
    [InlineData(DumpFault.CutsFileBetweenDocuments, -1)]
    public void A_file_is_cut_short_while_the_output_tells_the_true_count(DumpFault fault, int? difference)
    {
        using var lab = new TemporaryLab();
        lab.Server.Switches = lab.Server.Switches with { DumpFault = fault };
        var content = lab.Server.Databases().Single(c => c.Name == "AS_Queue");

        var result = lab.Run($"emongodump={lab.Dump}");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(difference is { } d ? content.Documents + d : null, DumpedFile.Documents(Path.Combine(lab.Dump, "AlteryxService", "AS_Queue.bson")));
        Assert.Contains($"done dumping AlteryxService.AS_Queue ({content.Documents} documents)", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dump_can_do_nothing_and_say_nothing()
    {
        using var lab = new TemporaryLab();
        lab.Server.Switches = lab.Server.Switches with { DumpFault = DumpFault.NoOutputNoFiles };

        Assert.Equal(new ProgramResult(0, "", ""), lab.Run($"emongodump={lab.Dump}"));
        Assert.False(Directory.Exists(lab.Dump));
    }
}

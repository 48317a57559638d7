using System;
using System.IO;
using System.Linq;
using AlteryxBackup.Lab;

namespace AlteryxBackup.EndToEnd.Tests.Lab;

public sealed class LabRestoreTests
{
    [Fact]
    public void Restored_equals_original_in_content_and_dumps_the_same_again()
    {
        using var lab = new TemporaryLab(new LabOptions(SizeMegabytes: 3));
        using var second = new TemporaryLab(new LabOptions(SizeMegabytes: 0, Seed: 2));
        Assert.Equal(0, lab.Run($"emongodump={lab.Dump}").ExitCode);
        Directory.Move(second.Server.DataFolderPath, second.PathTo("before restore"));

        var result = second.Run($"emongorestore={lab.Dump},{second.Server.DataFolderPath},100");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(Ordered(lab), Ordered(second));
        var documents = lab.Server.Databases().Sum(c => c.Documents);
        Assert.Contains($"\t{documents} document(s) restored successfully. 0 document(s) failed to restore.", RestoreLog(second), StringComparison.Ordinal);
        Assert.Equal(0, second.Run($"emongodump={second.Dump}").ExitCode);
        Assert.Equal(DumpedFile.AllIn(lab.Dump).Count, DumpedFile.AllIn(second.Dump).Count);
        second.Server.Start();
        Assert.Equal(ServiceState.Running, second.Server.Status().ServiceState);
    }

    [Fact]
    public void A_target_that_is_not_empty_is_refused_and_left_alone()
    {
        using var lab = new TemporaryLab();
        Assert.Equal(0, lab.Run($"emongodump={lab.Dump}").ExitCode);
        var before = Ordered(lab);

        var result = lab.Run($"emongorestore={lab.Dump},{lab.Server.DataFolderPath}");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("not empty", result.Output, StringComparison.Ordinal);
        Assert.Equal(before, Ordered(lab));
    }

    [Fact]
    public void A_cut_file_fails_in_mongorestores_words()
    {
        using var lab = new TemporaryLab();
        lab.Server.Switches = lab.Server.Switches with { DumpFault = DumpFault.CutsFileInsideDocument };
        _ = lab.Run($"emongodump={lab.Dump}");
        var target = lab.PathTo("target");

        var result = lab.Run($"emongorestore={lab.Dump},{target}");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Failed: AlteryxService.AS_Queue: error restoring from", File.ReadAllText(Path.Combine(target, "mongoRestore.log")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_collection_without_metadata_is_restored_and_one_without_documents_is_made_empty()
    {
        using var lab = new TemporaryLab();
        using var second = new TemporaryLab();
        _ = lab.Run($"emongodump={lab.Dump}");
        File.Delete(Path.Combine(lab.Dump, "AlteryxGallery", "odd+name%2Fwith%25%2Bchars.metadata.json"));
        File.Delete(Path.Combine(lab.Dump, "AlteryxGallery", "users.bson"));
        Directory.Delete(second.Server.DataFolderPath, recursive: true);

        var result = second.Run($"emongorestore={lab.Dump},{second.Server.DataFolderPath}");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(1, second.Server.Databases().Single(c => c.Name == "odd name/with%+chars").Documents);
        Assert.Equal(0, second.Server.Databases().Single(c => c.Name == "users").Documents);
    }

    private static LabCollectionContent[] Ordered(TemporaryLab lab) => [.. lab.Server.Databases().OrderBy(c => c.Database + c.Name, StringComparer.Ordinal)];

    private static string RestoreLog(TemporaryLab lab) => File.ReadAllText(Path.Combine(lab.Server.DataFolderPath, "mongoRestore.log"));
}

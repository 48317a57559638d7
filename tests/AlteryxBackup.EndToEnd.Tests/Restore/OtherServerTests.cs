using System;
using System.Linq;
using System.Xml.Linq;
using AlteryxBackup.EndToEnd.Tests.Lab;
using AlteryxBackup.Lab;

namespace AlteryxBackup.EndToEnd.Tests.Restore;

public sealed class OtherServerTests(BackedUpServer first) : IClassFixture<BackedUpServer>, IDisposable
{
    private readonly TemporaryLab _second = new(new LabOptions(SizeMegabytes: 0, Seed: 11));

    public void Dispose() => _second.Dispose();

    [Fact]
    public void Database_files_token_and_storage_keys_are_those_of_the_first_and_what_belongs_to_the_machine_is_its_own()
    {
        _second.Server.Start();
        var data = _second.Server.DataFolderPath;
        var address = Setting(_second.Server, "Gallery", "BaseAddress");

        var before = ServerContent.Of(_second.Server);
        var undecided = RestoreRun.Of(_second.Server, first.Archive);
        Assert.Equal((3, "Previous", "HostValuesUndecided"), (undecided.ExitCode, undecided.State, undecided.ErrorIds.Single()));
        Assert.Equal(before, ServerContent.Of(_second.Server));

        var run = RestoreRun.Of(_second.Server, first.Archive, "--host-values", "Keep");

        Assert.Equal((0, "Restored"), (run.ExitCode, run.State));
        Assert.Equal(data, _second.Server.DataFolderPath);
        Assert.Equal(ServerContent.Databases(first.Server), ServerContent.Databases(_second.Server));
        Assert.Equal(first.Server.Token, _second.Server.Token);
        Assert.Equal(Setting(first.Server, "Controller", "StorageKeysEncrypted"), Setting(_second.Server, "Controller", "StorageKeysEncrypted"));
        Assert.Equal(address, Setting(_second.Server, "Gallery", "BaseAddress"));
        Assert.Equal(
            ServerContent.Files(first.Server).Where(file => !file.StartsWith("RuntimeSettings.xml ", StringComparison.Ordinal)),
            ServerContent.Files(_second.Server).Where(file => !file.StartsWith("RuntimeSettings.xml ", StringComparison.Ordinal)));
        Assert.Equal(ServiceState.Running, _second.Server.Status().ServiceState);
        Assert.NotEmpty(run.ManualSteps);
        Assert.DoesNotContain(first.Server.Token, run.Program.Output + run.Program.Errors, StringComparison.Ordinal);
        Assert.Empty(ServerContent.Leftovers(_second.Server));
    }

    [Fact]
    public void A_single_value_is_changed_as_told()
    {
        var run = RestoreRun.Of(_second.Server, first.Archive, "--host-values", "Keep", "--value", "Gallery/BaseAddress=https://new.example/gallery/", "--component", "Files", "ControllerSettings");

        Assert.Equal((0, "Restored"), (run.ExitCode, run.State));
        Assert.Equal("https://new.example/gallery/", Setting(_second.Server, "Gallery", "BaseAddress"));
        Assert.Equal(ServiceState.Stopped, _second.Server.Status().ServiceState);
    }

    private static string? Setting(LabServer lab, string section, string element) =>
        XDocument.Load(lab.Files().Single(file => file.Name == "RuntimeSettings.xml").FullPath).Root!.Element(section)?.Element(element)?.Value;
}

using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Xml.Linq;
using AlteryxBackup.Lab;

namespace AlteryxBackup.EndToEnd.Tests.Lab;

public sealed class LabCreationTests
{
    [Fact]
    public void A_folder_that_is_not_empty_is_refused_and_left_alone()
    {
        using var lab = new TemporaryLab();
        File.WriteAllText(lab.PathTo("mine.txt"), "mine");

        var error = Assert.Throws<LabException>(() => LabServer.Create(lab.PathTo(), new LabOptions()));

        Assert.Contains("not empty", error.Message, System.StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(lab.PathTo("mine.txt")));
    }

    [Fact]
    public void The_same_seed_gives_the_same_databases_and_another_seed_others()
    {
        using var one = new TemporaryLab(new LabOptions(SizeMegabytes: 2, Seed: 7));
        using var same = new TemporaryLab(new LabOptions(SizeMegabytes: 2, Seed: 7));
        using var other = new TemporaryLab(new LabOptions(SizeMegabytes: 2, Seed: 8));

        Assert.Equal(one.Server.Databases(), same.Server.Databases());
        Assert.NotEqual(one.Server.Databases(), other.Server.Databases());
        Assert.Equal(one.Server.Token, same.Server.Token);
    }

    [Fact]
    public void The_databases_are_as_large_as_asked_for()
    {
        using var lab = new TemporaryLab(new LabOptions(SizeMegabytes: 10, IncompressiblePercent: 50));

        var content = lab.Server.Databases().ToList();

        Assert.InRange(content.Sum(c => c.Bytes), 10_000_000, 10_200_000);
        Assert.InRange(content.Single(c => c.Name == "AS_App.chunks").Bytes, 5_000_000, 5_100_000);
        Assert.Equal(["AlteryxGallery", "AlteryxGallery_Lucene", "AlteryxService"], content.Select(c => c.Database).Distinct().Order());
        Assert.Equal(0, content.Single(c => c.Name == "AS_Empty").Documents);
    }

    [Fact]
    public void The_override_file_holds_no_element_that_is_at_its_default()
    {
        using var lab = new TemporaryLab();
        var defaults = XDocument.Load(Path.Combine(Path.GetDirectoryName(lab.Server.ServicePath)!, "RuntimeData", "RuntimeSettings.xml"));

        var overrides = XDocument.Load(lab.Server.Files().Single(f => f.Name == "RuntimeSettings.xml").FullPath);

        foreach (var element in overrides.Root!.Elements().Elements())
        {
            Assert.NotEqual(defaults.Root!.Element(element.Parent!.Name)?.Element(element.Name)?.Value, element.Value);
        }

        Assert.Null(overrides.Root!.Element("Controller")!.Element("ControllerEnabled"));
        Assert.Matches("^[0-9A-F]+$", overrides.Root!.Element("Controller")!.Element("StorageKeysEncrypted")!.Value);
    }

    [Fact]
    public void The_files_to_back_up_are_named_and_alteryx_config_is_modified()
    {
        using var lab = new TemporaryLab();

        var files = lab.Server.Files().ToDictionary(f => f.Name);

        Assert.Superset(new HashSet<string> { "RuntimeSettings.xml", "RuntimeSettings.bak.xml", "SystemAlias.xml", "SystemConnections.xml", "alteryx.config", "Keys/dcm.key", "Keys/Machine/credentials.key", "Tools/Contoso Connector/größe.yxmc" }, files.Keys.ToHashSet());
        Assert.NotEqual(File.GetLastWriteTimeUtc(lab.Server.ServicePath), File.GetLastWriteTimeUtc(files["alteryx.config"].FullPath));
        Assert.Equal(DumpedFile.Sha256(files["Keys/dcm.key"].FullPath), files["Keys/dcm.key"].Sha256);
    }

    [Fact]
    public void The_backup_configuration_names_what_is_there()
    {
        using var lab = new TemporaryLab();

        using var json = JsonDocument.Parse(File.ReadAllText(lab.Server.ConfigurationPath));

        var server = json.RootElement.GetProperty("ServerConfiguration");
        Assert.True(File.Exists(server.GetProperty("AlteryxServicePath").GetString()));
        Assert.True(Directory.Exists(server.GetProperty("AlteryxDataPath").GetString()));
        Assert.True(Directory.Exists(json.RootElement.GetProperty("BackupConfiguration").GetProperty("TempDirectory").GetString()));
        Assert.Equal(lab.Server.ServiceControlPath, json.RootElement.GetProperty("ServiceConfiguration").GetProperty("StopCommand")[0].GetString());
    }

    [Fact]
    public void Switches_are_kept_and_people_may_edit_them()
    {
        using var lab = new TemporaryLab();
        lab.Server.Switches = new LabSwitches { DumpFault = DumpFault.Hangs, ServiceFault = ServiceFault.RefusesStop };
        Assert.Equal(DumpFault.Hangs, LabServer.Open(lab.Server.Directory).Switches.DumpFault);

        File.WriteAllText(Path.Combine(lab.Server.Directory, "lab.json"), "{ // slow\n \"StopSeconds\": 9, }");

        Assert.Equal(new LabSwitches { StopSeconds = 9 }, lab.Server.Switches);
    }
}

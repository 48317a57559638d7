using System;
using System.IO;
using System.IO.Abstractions;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Server;
using AlteryxBackup.Tests.Configuration;

namespace AlteryxBackup.Tests.Server;

public sealed class RuntimeSettingsReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_override_wins_and_an_absent_element_means_the_default()
    {
        var settings = Read(Fixture("defaults"), Fixture("single-node-embedded"));
        Assert.True(settings.IsTrue("Controller/ControllerEnabled"));
        Assert.True(settings.IsTrue("Controller/EmbeddedMongoDBEnabled"));
        Assert.True(settings.IsTrue("Controller/GalleryEnabled"));
        Assert.Equal(@"C:\ProgramData\Alteryx\Service\Persistence\MongoDB", settings.Find("Controller/EmbeddedMongoDBRootPath"));
        Assert.Equal("http://localhost/gallery/", settings.Find("Gallery/BaseAddress"));
        Assert.Null(settings.Find("Controller/ServerSecretEncrypted"));
        Assert.Empty(settings.Warnings);
        Assert.Equal($"Controller/EmbeddedMongoDBEnabled is True ({Fixture("single-node-embedded")})", settings.Explain("Controller/EmbeddedMongoDBEnabled"));
        Assert.Equal($"Controller/ControllerEnabled is True ({Fixture("defaults")})", settings.Explain("Controller/ControllerEnabled"));
    }

    [Fact]
    public void Without_the_defaults_file_the_products_own_table_is_used_and_that_is_said()
    {
        var missing = Path.Combine(_folder.Path, "none.xml");
        var settings = Read(missing, Fixture("overrides-minimal"));
        Assert.True(settings.IsTrue("Controller/ControllerEnabled"));
        Assert.Equal("27018", settings.Find("Controller/EmbeddedMongoDBPort"));
        Assert.Contains(missing, Assert.Single(settings.Warnings), StringComparison.Ordinal);
        Assert.Equal("Controller/MongoDBEnabled is False (default)", settings.Explain("Controller/MongoDBEnabled"));
    }

    [Fact]
    public void The_products_table_says_what_the_vendors_defaults_file_says()
    {
        var vendors = Read(Path.Combine(_folder.Path, "none.xml"), Fixture("defaults"));
        Assert.All(RuntimeSettingsDefaults.Values, setting => Assert.Equal(setting.Value, vendors.Find(setting.Key)));
        Assert.All(RuntimeSettingsDefaults.Values, setting => Assert.EndsWith($"({Fixture("defaults")})", vendors.Explain(setting.Key), StringComparison.Ordinal));
    }

    [Fact]
    public void A_missing_overrides_file_is_a_failure()
    {
        var fault = Assert.Throws<BackupException>(() => Read(Fixture("defaults"), Path.Combine(_folder.Path, "RuntimeSettings.xml")));
        Assert.Equal((ErrorCatalogue.ServerSettingsUnreadable, ExitCode.Validation), (fault.Error, fault.Error.ExitCode));
        Assert.Contains(Path.Combine(_folder.Path, "RuntimeSettings.xml") + " does not exist", fault.Happened, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<SystemSettings>\n<Controller>\n</SystemSettings>", "line 3")]
    [InlineData("this is not XML", "line 1")]
    [InlineData("", "not well-formed")]
    [InlineData("<Other/>", "its root element is Other")]
    [InlineData("<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>\n<SystemSettings><A><B>&a;</B></A></SystemSettings>", "DOCTYPE")]
    public void What_is_no_settings_file_is_refused_with_its_line(string text, string expected)
    {
        var path = _folder.Write("RuntimeSettings.xml", text);
        var fault = Assert.Throws<BackupException>(() => Read(Fixture("defaults"), path));
        Assert.Equal(ErrorCatalogue.ServerSettingsUnreadable, fault.Error);
        Assert.Contains(path, fault.Happened, StringComparison.Ordinal);
        Assert.Contains(expected, fault.Happened, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_are_case_sensitive_and_blanks_around_values_do_not_count()
    {
        var settings = Read("", _folder.Write("RuntimeSettings.xml", "<SystemSettings><Controller><mongodbenabled>True</mongodbenabled><GalleryEnabled> true </GalleryEnabled></Controller></SystemSettings>"));
        Assert.False(settings.IsTrue("Controller/MongoDBEnabled"));
        Assert.True(settings.IsTrue("Controller/GalleryEnabled"));
    }

    [Fact]
    public void A_Workers_section_is_read_as_node_names()
    {
        var settings = Read("", _folder.Write(
            "RuntimeSettings.xml", "<SystemSettings><Workers><Worker>NODE1</Worker><Worker><Name>NODE2</Name><Port>80</Port></Worker><Worker>NODE1</Worker><Worker/></Workers></SystemSettings>"));
        Assert.Equal(["NODE1", "NODE2"], settings.ListedWorkers);
    }

    internal static string Fixture(string name) => Repository.PathOf("tests", "AlteryxBackup.Tests", "Server", "Fixtures", $"RuntimeSettings.{name}.xml");

    private RuntimeSettings Read(string defaults, string overrides) =>
        new RuntimeSettingsReader(new FileSystem()).Read(defaults.Length > 0 ? defaults : Path.Combine(_folder.Path, "none.xml"), overrides);
}

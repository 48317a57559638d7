using System;
using System.IO;
using System.Linq;
using System.Threading;
using AlteryxBackup.Operations.Restore;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Tests.Archives;

namespace AlteryxBackup.Tests.Operations.Restore;

public sealed class ExpandOperationTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Without_a_choice_everything_is_unpacked()
    {
        var result = Expand(new SampleBackup(_folder).Publish());

        Assert.Equal(11, result.FileCount);
        Assert.Equal(11, Unpacked().Length);
        Assert.Equal(["Config/ControllerToken.txt"], result.SecretFiles);
        Assert.Empty(result.EncryptedFiles);
    }

    [Theory]
    [InlineData(RestoreComponent.Database, "MongoDB/AlteryxGallery/users.bson|MongoDB/AlteryxGallery/users.metadata.json|MongoDB/AlteryxService/AS_Queue.bson|MongoDB/AlteryxService/AS_Queue.metadata.json")]
    [InlineData(RestoreComponent.Files, "Config/Keys/a.key|Config/RuntimeSettings.xml")]
    [InlineData(RestoreComponent.ControllerSettings, "Config/ControllerToken.txt")]
    public void A_component_is_unpacked_by_itself(RestoreComponent component, string expected)
    {
        _ = Expand(new SampleBackup(_folder).Publish(), [component]);

        Assert.Equal(expected.Split('|'), Unpacked());
    }

    [Theory]
    [InlineData("runtimesettings.XML", "Config/RuntimeSettings.xml")]
    [InlineData("Config/Keys/*", "Config/Keys/a.key")]
    [InlineData("Config\\Keys\\?.key", "Config/Keys/a.key")]
    [InlineData("users.bson", "MongoDB/AlteryxGallery/users.bson")]
    public void An_entry_is_found_by_its_name_or_the_last_part_of_it(string name, string expected)
    {
        _ = Expand(new SampleBackup(_folder).Publish(), names: [name]);

        Assert.Equal([expected], Unpacked());
    }

    [Fact]
    public void What_the_archive_does_not_hold_is_refused_before_a_folder_is_made()
    {
        var failure = Assert.Throws<BackupException>(() => Expand(new SampleBackup(_folder).Publish(), names: ["nobody.txt"]));

        Assert.Equal(ErrorCatalogue.EntryNotFound, failure.Error);
        Assert.False(Directory.Exists(_folder.At("out")));
    }

    [Fact]
    public void An_archive_of_a_newer_format_is_refused()
    {
        var archive = new SampleBackup(_folder) { Change = manifest => manifest with { BackupMetadata = manifest.BackupMetadata with { FormatVersion = 2 } } }.Publish();

        Assert.Equal(ErrorCatalogue.ArchiveTooNew, Assert.Throws<BackupException>(() => Expand(archive)).Error);
        Assert.False(Directory.Exists(_folder.At("out")));
    }

    [Fact]
    public void A_damaged_archive_is_not_unpacked_though_the_part_that_is_wanted_is_whole()
    {
        var archive = new SampleBackup(_folder).Publish();
        var bytes = File.ReadAllBytes(archive);
        bytes[bytes.Length / 2] ^= 0xff;
        File.WriteAllBytes(archive, bytes);

        Assert.Equal(ErrorCatalogue.ArchiveInvalid, Assert.Throws<BackupException>(() => Expand(archive, names: ["a.key"])).Error);
        Assert.False(Directory.Exists(_folder.At("out")));
    }

    private ExpandedArchive Expand(string archive, RestoreComponent[]? components = null, string[]? names = null) => new ExpandOperation(LocalMachine.Create()).Run(
        new ExpandRequest(archive, _folder.At("out")) { Components = components ?? [], Entries = names ?? [] }, new RecordingObserver(), CancellationToken.None);

    private string[] Unpacked() => [.. Directory
        .EnumerateFiles(_folder.At("out"), "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(_folder.At("out"), file).Replace('\\', '/'))
        .Order(StringComparer.Ordinal)];
}

using System;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using AlteryxBackup.Configuration;
using AlteryxBackup.Files;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Tests.Files;

public sealed class CriticalFileCollectorTests : IDisposable
{
    private static readonly FilesSection Everything = new() { BackupKeys = true, BackupConfigFile = true, BackupMongoPasswords = true, IncludeMetadata = true };

    private readonly ServerFolder _folder = new();
    private readonly RecordingObserver _observer = new();
    private readonly InstantClock _clock = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Everything_that_a_restore_needs_is_copied_byte_for_byte_under_its_name_in_order()
    {
        var collected = Collect();

        Assert.Equal(
            [
                "Config/Keys/b.key", "Config/Keys/deep/a.key", "Config/RuntimeSettings.xml", "Config/RuntimeSettings_before_upgrade.xml",
                "Config/SystemAlias.xml", "Config/SystemConnections.xml", "Config/Tools/Connector/tool.xml", "Config/alteryx.config",
            ],
            collected.Files.Select(file => file.EntryPath));
        Assert.All(collected.Files, file =>
        {
            var content = File.ReadAllBytes(file.SourcePath);
            Assert.Equal(content, File.ReadAllBytes(file.StagedPath));
            Assert.Equal(content.Length, file.SizeBytes);
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), file.Sha256);
            Assert.Equal(File.GetLastWriteTimeUtc(file.SourcePath), file.LastModified.UtcDateTime);
            Assert.Contains(_observer.Infos, line => line.Contains(file.SourcePath, StringComparison.Ordinal) && line.Contains(file.EntryPath, StringComparison.Ordinal));
        });
        Assert.Empty(collected.Absent);
        Assert.Empty(_observer.Warnings);
    }

    [Fact]
    public void A_plan_names_the_same_files_and_sizes_and_writes_nothing()
    {
        var durable = new WatchedDurableFiles();
        var plan = new CriticalFileCollector(new FileSystem(), durable, _clock).Find(_folder.Server, Everything);

        Assert.Empty(durable.Created);
        Assert.False(Directory.Exists(_folder.Staging));
        var collected = Collect();
        Assert.Equal(plan.Files.Select(file => (file.EntryPath, file.SizeBytes)), collected.Files.Select(file => (file.EntryPath, file.SizeBytes)));
        Assert.Equal(plan.TotalBytes, collected.TotalBytes);
    }

    [Fact]
    public void Without_RuntimeSettings_there_is_no_backup()
    {
        File.Delete(Path.Combine(_folder.DataDirectory, "RuntimeSettings.xml"));

        var failure = Assert.Throws<BackupException>(Collect);

        Assert.Same(ErrorCatalogue.RequiredFileMissing, failure.Error);
        Assert.Contains(Path.Combine(_folder.DataDirectory, "RuntimeSettings.xml"), failure.Happened, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.Staging));
    }

    [Fact]
    public void A_missing_Keys_folder_is_a_warning_with_the_reason()
    {
        Directory.Delete(Path.Combine(_folder.DataDirectory, "Keys"), recursive: true);

        var collected = Collect();

        var warning = Assert.Single(_observer.Warnings);
        Assert.Contains("versions of Alteryx Server without one", warning, StringComparison.Ordinal);
        Assert.Equal(Absence.Warning, Assert.Single(collected.Absent).Absence);
        Assert.DoesNotContain(collected.Files, file => file.EntryPath.StartsWith(EntryPaths.Keys, StringComparison.Ordinal));
    }

    [Fact]
    public void A_missing_Tools_folder_is_skipped_with_a_line()
    {
        Directory.Delete(Path.Combine(_folder.DataDirectory, "Tools"), recursive: true);

        _ = Collect();

        Assert.Empty(_observer.Warnings);
        Assert.Contains(_observer.Infos, line => line.StartsWith("Skipped", StringComparison.Ordinal) && line.Contains("Tools", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("SystemAlias.xml")]
    [InlineData("SystemConnections.xml")]
    public void A_missing_engine_file_is_a_warning_on_a_worker_and_a_line_elsewhere(string name)
    {
        File.Delete(Path.Combine(_folder.DataDirectory, "Engine", name));

        _ = Collect();
        Assert.Contains(name, Assert.Single(_observer.Warnings), StringComparison.Ordinal);

        Directory.Delete(_folder.Staging, recursive: true);
        _observer.Events.Clear();
        _ = Collector().Collect(_folder.Server with { IsWorker = false }, Everything, _folder.Staging, _observer, CancellationToken.None);
        Assert.Empty(_observer.Warnings);
        Assert.Contains(_observer.Infos, line => line.StartsWith("Skipped", StringComparison.Ordinal) && line.Contains(name, StringComparison.Ordinal));
    }

    [Fact]
    public void What_configuration_leaves_out_is_said()
    {
        _ = Collector().Collect(_folder.Server, new FilesSection(), _folder.Staging, _observer, CancellationToken.None);

        Assert.Contains(_observer.Infos, line => line.Contains("FilesConfiguration.BackupKeys", StringComparison.Ordinal));
        Assert.Contains(_observer.Infos, line => line.Contains("FilesConfiguration.BackupConfigFile", StringComparison.Ordinal));
        Assert.False(Directory.Exists(Path.Combine(_folder.Staging, "Config", "Keys")));
    }

    [Fact]
    public void Alteryx_config_of_versions_to_2019_4_is_found_in_its_old_place()
    {
        File.Delete(Path.Combine(_folder.Root, "bin/server/config/alteryx.config"));
        _folder.Install("bin/config/alteryx.config", ServerFolder.InstalledAt.AddDays(1));

        var file = Assert.Single(Collect().Files, file => file.EntryPath == EntryPaths.AlteryxConfig);
        Assert.Equal("bin/config/alteryx.config", File.ReadAllText(file.StagedPath));
    }

    [Fact]
    public void A_missing_alteryx_config_is_skipped_naming_both_places()
    {
        File.Delete(Path.Combine(_folder.Root, "bin/server/config/alteryx.config"));

        _ = Collect();

        var line = Assert.Single(_observer.Infos, line => line.StartsWith("Skipped", StringComparison.Ordinal));
        Assert.Contains(Path.Combine("bin", "server", "config", "alteryx.config"), line, StringComparison.Ordinal);
        Assert.Contains(Path.Combine("bin", "config", "alteryx.config"), line, StringComparison.Ordinal);
    }

    public static TheoryData<int, int?, bool> TimesOfAlteryxConfig => new()
    {
        // hours after AlteryxService.exe; hours of a neighbour after it; modified
        { 0, null, false },
        { -30, -30, false },
        { -30, -31, true },
        { 900, null, true },
        { 900, 0, true },
        { 900, 900, true },
    };

    [Theory]
    [MemberData(nameof(TimesOfAlteryxConfig))]
    public void Alteryx_config_is_taken_unless_it_has_the_time_of_an_installed_file(int hours, int? neighbourHours, bool taken)
    {
        _folder.Install("bin/server/config/alteryx.config", ServerFolder.InstalledAt.AddHours(hours));
        if (neighbourHours is { } offset)
        {
            _folder.Install("bin/server/config/other.config", ServerFolder.InstalledAt.AddHours(offset));
        }

        var collected = Collect();

        Assert.Equal(taken, collected.Files.Any(file => file.EntryPath == EntryPaths.AlteryxConfig));
        Assert.Equal(!taken, _observer.Infos.Any(line => line.StartsWith("Skipped", StringComparison.Ordinal) && line.Contains("unmodified", StringComparison.Ordinal)));
    }

    [Fact]
    public void Links_in_a_folder_are_not_followed()
    {
        var outside = _folder.Write("outside/secret.txt", "not the server's");
        _ = File.CreateSymbolicLink(Path.Combine(_folder.DataDirectory, "Keys", "link.key"), outside);
        _ = Directory.CreateSymbolicLink(Path.Combine(_folder.DataDirectory, "Tools", "linked"), Path.GetDirectoryName(outside)!);

        var collected = Collect();

        Assert.Equal(2, _observer.Warnings.Count(line => line.Contains("link", StringComparison.Ordinal)));
        Assert.Equal(["Config/Keys/link.key", "Config/Tools/linked"], collected.Absent.Select(absent => absent.EntryPath));
        Assert.DoesNotContain(collected.Files, file => File.ReadAllText(file.StagedPath) == "not the server's");
    }

    [Fact]
    public void A_Keys_folder_that_is_a_link_itself_is_backed_up_as_the_server_sees_it()
    {
        var keys = Path.Combine(_folder.DataDirectory, "Keys");
        var elsewhere = Path.Combine(_folder.Root, "other-drive");
        Directory.Move(keys, elsewhere);
        _ = Directory.CreateSymbolicLink(keys, elsewhere);

        Assert.Contains(Collect().Files, file => file.EntryPath == "Config/Keys/deep/a.key");
    }

    [Fact]
    public void An_unreadable_file_is_a_warning_and_the_others_are_taken()
    {
        var unreadable = Path.Combine(_folder.DataDirectory, "Keys", "b.key");

        var collected = Collector(FaultyFileSystem.Refusing(unreadable)).Collect(_folder.Server, Everything, _folder.Staging, _observer, CancellationToken.None);

        var warning = Assert.Single(_observer.Warnings);
        Assert.Contains(unreadable, warning, StringComparison.Ordinal);
        Assert.Contains("Access to it is denied", warning, StringComparison.Ordinal);
        Assert.Equal("Config/Keys/b.key", Assert.Single(collected.Absent).EntryPath);
        Assert.Equal(7, collected.Files.Count);
        Assert.False(File.Exists(Path.Combine(_folder.Staging, "Config", "Keys", "b.key")));
    }

    [Fact]
    public void An_unreadable_RuntimeSettings_is_a_failure()
    {
        var unreadable = Path.Combine(_folder.DataDirectory, "RuntimeSettings.xml");
        var collector = Collector(FaultyFileSystem.Refusing(unreadable));

        var failure = Assert.Throws<BackupException>(() => collector.Collect(_folder.Server, Everything, _folder.Staging, _observer, CancellationToken.None));

        Assert.Same(ErrorCatalogue.RequiredFileMissing, failure.Error);
        Assert.Contains("Access to it is denied", failure.Happened, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_held_for_a_moment_is_read_at_the_next_try()
    {
        var held = Path.Combine(_folder.DataDirectory, "Keys", "b.key");

        var collected = Collector(FaultyFileSystem.HoldingTwice(held)).Collect(_folder.Server, Everything, _folder.Staging, _observer, CancellationToken.None);

        Assert.Equal(8, collected.Files.Count);
        Assert.Equal(2, _clock.Waits);
        Assert.Empty(_observer.Warnings);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void A_file_that_changes_while_it_is_read_is_read_again_up_to_three_times(int changes, bool warned)
    {
        var source = Path.Combine(_folder.DataDirectory, "Keys", "b.key");
        var collected = Collector(durable: Changing(source, "b.key", changes)).Collect(_folder.Server, Everything, _folder.Staging, _observer, CancellationToken.None);

        Assert.Equal(warned, _observer.Warnings.Any(line => line.Contains("changed while it was read", StringComparison.Ordinal)));
        var copy = Assert.Single(collected.Files, file => file.EntryPath == "Config/Keys/b.key");
        if (!warned)
        {
            Assert.Equal(File.ReadAllText(source), File.ReadAllText(copy.StagedPath));
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(source))), copy.Sha256);
        }
    }

    [Fact]
    public void A_file_of_the_same_size_but_a_new_time_counts_as_changed()
    {
        var source = Path.Combine(_folder.DataDirectory, "Keys", "b.key");
        var touched = false;
        var durable = new WatchedDurableFiles
        {
            OnWrite = path =>
            {
                if (!touched && path.EndsWith("b.key", StringComparison.Ordinal))
                {
                    touched = true;
                    File.WriteAllText(source, "KEY B");
                    File.SetLastWriteTimeUtc(source, ServerFolder.InstalledAt);
                }
            },
        };

        var collected = Collector(durable: durable).Collect(_folder.Server, Everything, _folder.Staging, _observer, CancellationToken.None);

        Assert.Equal("KEY B", File.ReadAllText(Assert.Single(collected.Files, file => file.EntryPath == "Config/Keys/b.key").StagedPath));
    }

    [Fact]
    public void A_RuntimeSettings_that_never_holds_still_is_a_failure()
    {
        var source = Path.Combine(_folder.DataDirectory, "RuntimeSettings.xml");
        var collector = Collector(durable: Changing(source, "RuntimeSettings.xml", 3));

        var failure = Assert.Throws<BackupException>(() => collector.Collect(_folder.Server, Everything, _folder.Staging, _observer, CancellationToken.None));

        Assert.Same(ErrorCatalogue.RequiredFileMissing, failure.Error);
        Assert.Contains("changed while it was read", failure.Happened, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(28, nameof(ErrorCatalogue.DiskFull))]
    [InlineData(unchecked((int)0x80070070), nameof(ErrorCatalogue.DiskFull))]
    [InlineData(5, nameof(ErrorCatalogue.PathNotWritable))]
    public void A_staging_disk_that_refuses_is_a_failure_not_a_missing_file(int code, string expected)
    {
        var durable = new WatchedDurableFiles { OnWrite = _ => throw new IOException("refused", code) };

        var failure = Assert.Throws<BackupException>(() => Collector(durable: durable).Collect(_folder.Server, Everything, _folder.Staging, _observer, CancellationToken.None));

        Assert.Equal(expected, failure.Error.Id);
        Assert.Contains(_folder.Staging, failure.Happened, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Storage, failure.Error.ExitCode);
    }

    [Fact]
    public void Cancelling_ends_the_collection()
    {
        using var cancellation = new CancellationTokenSource();
        var durable = new WatchedDurableFiles { OnWrite = _ => cancellation.Cancel() };

        _ = Assert.Throws<OperationCanceledException>(() => Collector(durable: durable).Collect(_folder.Server, Everything, _folder.Staging, _observer, cancellation.Token));
        Assert.Single(durable.Created);
    }

    [Fact]
    public void Large_content_is_copied_whole()
    {
        var content = string.Join(',', Enumerable.Range(0, 100_000));
        _ = _folder.WriteData("Tools/large.txt", content);

        var file = Assert.Single(Collect().Files, file => file.EntryPath == "Config/Tools/large.txt");

        Assert.Equal(content, File.ReadAllText(file.StagedPath));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content))), file.Sha256);
    }

    private static WatchedDurableFiles Changing(string source, string name, int changes) => new()
    {
        OnCreate = path =>
        {
            if (changes > 0 && Path.GetFileName(path) == name)
            {
                changes--;
                File.AppendAllText(source, "more");
            }
        },
    };

    private CollectedFiles Collect() => Collector().Collect(_folder.Server, Everything, _folder.Staging, _observer, CancellationToken.None);

    private CriticalFileCollector Collector(IFileSystem? files = null, WatchedDurableFiles? durable = null) => new(files ?? new FileSystem(), durable ?? new WatchedDurableFiles(), _clock);
}

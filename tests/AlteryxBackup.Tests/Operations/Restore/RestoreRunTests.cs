using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using AlteryxBackup.Configuration;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Operations.Restore;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Services;

namespace AlteryxBackup.Tests.Operations.Restore;

public sealed class RestoreRunTests : IDisposable
{
    private readonly SimulatedMachine _machine = new();
    private readonly string _archive;
    private readonly string _data;

    public RestoreRunTests()
    {
        _data = Path.GetDirectoryName(_machine.RuntimeSettings)!;
        _ = Directory.CreateDirectory(Path.Combine(_data, "Keys"));
        File.WriteAllText(Path.Combine(_data, "Keys", "a.key"), "key of the backup");
        _archive = _machine.Run().ArchivePath!;
        File.WriteAllText(Path.Combine(_data, "Keys", "a.key"), "another key");
        File.Delete(Path.Combine(_data, "Keys", "b.key"));
        _machine.AlteryxService.Verbs.Clear();
        _machine.Service.Requests.Clear();
    }

    public void Dispose() => _machine.Dispose();

    [Fact]
    public void Everything_is_restored_in_the_vendors_order()
    {
        var result = Restore();

        Assert.Empty(result.Errors);
        Assert.Equal((RestoreState.Restored, 4L, 1), (result.State, result.DocumentCount, result.FilesWritten));
        Assert.Equal("key of the backup", Key());
        Assert.Equal("restored", File.ReadAllText(_machine.DatabaseFile));
        Assert.Equal(["getversion", "getserversecret", "emongorestore", "emongodump"], _machine.AlteryxService.Verbs);
        AssertTidy();
    }

    [Fact]
    public void A_service_that_does_not_start_with_the_restored_state_gets_the_old_one_back()
    {
        _machine.AlteryxService.OnRestore = (source, target) =>
        {
            _machine.Service.StartError = 1053;
            return FakeAlteryxService.WriteRestored(source, target);
        };

        // The old data folder is back before the second start is asked for.
        _machine.Files = WatchedMoves.Create(to => _machine.Service.StartError = to == Path.GetDirectoryName(_machine.DatabaseFile) ? null : _machine.Service.StartError);
        var result = Restore();

        Assert.Equal((RestoreState.Previous, ExitCode.Service, "RestoredServerDown"), (result.State, result.ExitCode, result.Errors[0].Id));
        AssertOld();
    }

    [Theory]
    [InlineData("AS_Queue")]
    [InlineData("users")]
    public void A_database_that_holds_other_counts_than_the_manifest_is_not_kept(string collection)
    {
        _machine.AlteryxService.OnDump = folder =>
        {
            _ = FakeAlteryxService.WriteDump(folder);
            File.WriteAllBytes(Directory.EnumerateFiles(folder, collection + ".bson", SearchOption.AllDirectories).Single(), [5, 0, 0, 0, 0]);
            return 0;
        };

        var result = Restore();

        Assert.Equal((RestoreState.Previous, ExitCode.Database, "RestoreNotProved"), (result.State, result.ExitCode, result.Errors[0].Id));
        Assert.Contains($"{collection} holds 1 documents instead of 2", result.Errors[0].Message, StringComparison.Ordinal);
        AssertOld();
    }

    [Fact]
    public void A_disk_that_fills_up_while_files_are_written_leaves_the_old_state()
    {
        _machine.AlteryxService.OnRestore = (_, _) => throw new IOException("No space left on device", 28);

        var result = Restore();

        Assert.Equal((RestoreState.Previous, ExitCode.Storage), (result.State, result.ExitCode));
        AssertOld();
    }

    [Fact]
    public void Too_little_space_is_known_before_anything_is_touched()
    {
        _machine.Durable.Free = 10;

        var result = Restore();

        Assert.Equal((RestoreState.Previous, ExitCode.Storage, "DiskFull"), (result.State, result.ExitCode, result.Errors[0].Id));
        Assert.Empty(_machine.Service.Requests);
    }

    [Fact]
    public void A_cancelled_restore_is_undone()
    {
        using var cancellation = new CancellationTokenSource();
        _machine.AlteryxService.OnRestore = (source, target) =>
        {
            cancellation.Cancel();
            return FakeAlteryxService.WriteRestored(source, target);
        };

        var result = Restore(cancellation: cancellation.Token);

        Assert.Equal((RestoreState.Previous, "Cancelled"), (result.State, result.Errors[0].Id));
        AssertOld();
    }

    [Fact]
    public void A_token_that_differs_is_set_and_the_backups_storage_keys_are_written_back()
    {
        _machine.AlteryxService.Token = "another token";

        var result = Restore(request => request with { Components = [RestoreComponent.ControllerSettings] });

        Assert.Equal(RestoreState.Restored, result.State);
        Assert.Equal("t0ken-of-the-controller", _machine.AlteryxService.Token);
        Assert.DoesNotContain("t0ken", string.Concat(result.Errors.Select(error => error.Message)), StringComparison.Ordinal);
        Assert.Equal("another key", Key());
        AssertTidy();
    }

    [Fact]
    public void A_token_that_the_server_does_not_take_undoes_the_restore_and_is_not_said()
    {
        _machine.AlteryxService.Token = "another token";
        _machine.AlteryxService.TakesToken = false;

        var result = Restore();

        Assert.Equal((RestoreState.Previous, ErrorCatalogue.ControllerTokenNotSet.Id), (result.State, result.Errors[0].Id));
        Assert.DoesNotContain("t0ken-of", result.Errors[0].Message, StringComparison.Ordinal);
        AssertOld();
    }

    [Fact]
    public void A_certificate_that_is_gone_when_the_token_is_to_be_opened_undoes_the_restore()
    {
        var (archive, withKey) = BackUpEncrypted();
        var request = new RestoreRequest { ArchivePath = archive, CertificateFile = withKey, Parameters = new Dictionary<string, object>(_machine.Settings) };

        var result = new RestoreOperation(_machine.Machine).Run(request, new OutsideEvent(BackupStep.StopService, () => File.Delete(withKey)), CancellationToken.None);

        Assert.Equal((RestoreState.Previous, ErrorCatalogue.SecretNotDecrypted.Id), (result.State, result.Errors[0].Id));
        AssertOld();
    }

    [Fact]
    public void A_token_that_nobody_here_can_open_is_left_to_a_person_and_everything_else_is_restored()
    {
        var (archive, withKey) = BackUpEncrypted();
        _machine.AlteryxService.Token = "another token";

        var left = Restore(request => request with { ArchivePath = archive });
        Assert.Equal((RestoreState.Restored, "another token"), (left.State, _machine.AlteryxService.Token));
        Assert.Contains(left.ManualSteps, step => step.Contains("Unprotect-CmsMessage", StringComparison.Ordinal));

        Assert.Equal(RestoreState.Restored, Restore(request => request with { ArchivePath = archive, CertificateFile = withKey }).State);
        Assert.Equal("t0ken-of-the-controller", _machine.AlteryxService.Token);
    }

    [Theory]
    [InlineData(ConflictStrategy.Overwrite, "key of the backup", 0)]
    [InlineData(ConflictStrategy.Skip, "another key", 0)]
    [InlineData(ConflictStrategy.Rename, "another key", 1)]
    public void A_file_that_is_there_is_treated_as_asked(ConflictStrategy conflict, string expected, int beside)
    {
        var result = Restore(request => request with { Components = [RestoreComponent.Files], Conflict = conflict });

        Assert.Equal(RestoreState.Restored, result.State);
        Assert.Equal(expected, Key());
        var renamed = Directory.EnumerateFiles(Path.Combine(_data, "Keys"), "a.key.restored_*").ToList();
        Assert.Equal(beside, renamed.Count);
        Assert.All(renamed, path => Assert.Equal("key of the backup", File.ReadAllText(path)));
        Assert.Equal(new string('x', 1000), File.ReadAllText(_machine.DatabaseFile));
    }

    [Fact]
    public void What_was_replaced_is_kept_when_that_is_asked_for()
    {
        var result = Restore(request => request with { KeepPrevious = true });

        Assert.Equal(2, result.PreviousPaths.Count);
        Assert.Equal("another key", File.ReadAllText(Path.Combine(result.PreviousPaths[0], "Keys", "a.key")));
        Assert.Equal(new string('x', 1000), File.ReadAllText(Path.Combine(result.PreviousPaths[1], "collection.wt")));
    }

    [Fact]
    public void Another_version_of_the_server_is_refused_unless_it_is_asked_for()
    {
        _machine.AlteryxService.Version = "2024.1.1.1";

        Assert.Equal("ServerVersionDiffers", Assert.Single(Restore().Errors).Id);
        Assert.Empty(_machine.Service.Requests);
        Assert.Equal(RestoreState.Restored, Restore(request => request with { AllowVersionMismatch = true }).State);
    }

    [Fact]
    public void A_tool_that_never_ends_well_is_undone_with_its_own_words()
    {
        _machine.AlteryxService.OnRestore = (_, target) =>
        {
            File.WriteAllText(Path.Combine(target, "mongoRestore.log"), "Failed: no space left\n");
            return 1;
        };

        var result = Restore();

        Assert.Equal((RestoreState.Previous, "RestoreFailed"), (result.State, result.Errors[0].Id));
        Assert.Contains("Failed: no space left", result.Errors[0].Message, StringComparison.Ordinal);
        AssertOld();
    }

    [Fact]
    public void A_service_that_was_stopped_before_stays_stopped()
    {
        _machine.Service.State = ServiceState.Stopped;

        Assert.Equal(RestoreState.Restored, Restore().State);
        Assert.Equal(ServiceState.Stopped, _machine.Service.State);
        Assert.Empty(_machine.Service.Requests);
    }

    [Fact]
    public void A_component_that_the_archive_does_not_hold_is_refused()
    {
        var files = _machine.Run(BackupMode.ConfigOnly).ArchivePath!;

        var result = Restore(request => request with { ArchivePath = files, Components = [RestoreComponent.Database] });

        Assert.Equal("EntryNotFound", Assert.Single(result.Errors).Id);
    }

    /// <summary>A backup of the files whose secrets are for somebody with a certificate.</summary>
    private (string Archive, string WithKey) BackUpEncrypted()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=Somebody", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
        var recipient = Path.Combine(_data, "recipient.cer");
        var withKey = Path.Combine(_data, "recipient.pfx");
        File.WriteAllBytes(recipient, certificate.Export(X509ContentType.Cert));
        File.WriteAllBytes(withKey, certificate.Export(X509ContentType.Pfx));
        _machine.Settings["SecurityConfiguration.RecipientCertificates"] = new[] { recipient };
        return (_machine.Run(BackupMode.ConfigOnly).ArchivePath!, withKey);
    }

    private RestoreResult Restore(Func<RestoreRequest, RestoreRequest>? change = null, CancellationToken cancellation = default)
    {
        var request = new RestoreRequest { ArchivePath = _archive, Parameters = new Dictionary<string, object>(_machine.Settings) };
        return new RestoreOperation(_machine.Machine).Run(change is null ? request : change(request), _machine.Heard, cancellation);
    }

    private string Key() => File.ReadAllText(Path.Combine(_data, "Keys", "a.key"));

    private void AssertOld()
    {
        Assert.Equal("another key", Key());
        Assert.Equal(new string('x', 1000), File.ReadAllText(_machine.DatabaseFile));
        AssertTidy();
    }

    private void AssertTidy()
    {
        Assert.Equal(ServiceState.Running, _machine.Service.State);
        Assert.Empty(_machine.Staged);
        Assert.False(File.Exists(_machine.State.Journal));
        Assert.DoesNotContain(
            Directory.EnumerateFileSystemEntries(_data, "*", SearchOption.AllDirectories),
            path => path.Contains("_restore_", StringComparison.Ordinal) || path.EndsWith(".partial", StringComparison.Ordinal));
    }
}

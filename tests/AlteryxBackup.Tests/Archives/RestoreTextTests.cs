using System;
using System.Linq;
using AlteryxBackup.Archives;
using AlteryxBackup.Configuration;
using AlteryxBackup.Files;
using AlteryxBackup.Server;

namespace AlteryxBackup.Tests.Archives;

public sealed class RestoreTextTests
{
    [Fact]
    public void A_full_archive_names_its_own_databases_and_files_in_the_order_of_the_procedure()
    {
        var text = Text(BackupMode.Full, DatabaseType.Embedded, [.. SampleBackup.Files().Keys, "Config/SystemAlias.xml"]);
        var inOrder = new[]
        {
            "ServerBackup_X.zip", "2026-11-21T08:00:01Z on SRV01", "AlteryxGallery, AlteryxService", "same version", "Stop-Service AlteryxService",
            "Config\\Keys\\", "RuntimeSettings.xml", "SystemAlias.xml", "ServerSecretEncrypted", "setserversecret=<the token in Config\\ControllerToken.txt>",
            "StorageKeysEncrypted back", "MongoDB_before_restore_<time>", "emongorestore=C:\\Restore\\MongoDB,%ProgramData%\\Alteryx\\Service\\Persistence\\MongoDB",
            "mongoRestore.log", "Start-Service AlteryxService", "DCM", "Disaster Recovery Preparation", "Schedules missed",
        };
        var positions = inOrder.Select(words => text.IndexOf(words, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, positions);
        Assert.DoesNotContain("Unprotect-CmsMessage", text, StringComparison.Ordinal);
        Assert.Equal(["Stop-Service", "setserversecret", "emongorestore", "Start-Service"], new[] { "emongorestore", "Start-Service", "setserversecret", "Stop-Service" }.OrderBy(words => text.IndexOf(words, StringComparison.Ordinal)));
    }

    [Fact]
    public void An_archive_of_the_database_alone_has_no_steps_for_files()
    {
        var text = Text(BackupMode.DatabaseOnly, DatabaseType.Embedded, ["MongoDB/AlteryxService/a.bson"]);
        Assert.Contains("emongorestore", text, StringComparison.Ordinal);
        Assert.DoesNotContain("then put back", text, StringComparison.Ordinal);
        Assert.Contains("neither controller token", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_of_the_configuration_alone_has_no_steps_for_the_database() =>
        Assert.DoesNotContain("emongorestore", Text(BackupMode.ConfigOnly, DatabaseType.Embedded, ["Config/RuntimeSettings.xml"]), StringComparison.Ordinal);

    [Fact]
    public void Encrypted_files_come_with_the_commands_that_open_them()
    {
        var text = Text(BackupMode.ConfigOnly, DatabaseType.Embedded, ["Config/RuntimeSettings.xml", "Config/ControllerToken.txt.cms"]);
        Assert.Contains("Unprotect-CmsMessage -Path C:\\Restore\\Config\\ControllerToken.txt.cms", text, StringComparison.Ordinal);
        Assert.Contains("openssl cms -decrypt -inform PEM -in Config/ControllerToken.txt.cms", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_self_managed_database_is_restored_with_mongorestore() =>
        Assert.Contains("mongorestore --gzip --uri", Text(BackupMode.DatabaseOnly, DatabaseType.SelfManaged, ["MongoDB/AlteryxGallery/a.bson.gz"]), StringComparison.Ordinal);

    [Fact]
    public void How_to_join_volumes_is_told_only_where_there_can_be_any()
    {
        var facts = new RestoreFacts("X.zip", BackupMode.ConfigOnly, SampleBackup.Time, "SRV01", null, DatabaseType.Embedded, "", new EncryptionKeyNotice("", "", ""), []);
        Assert.DoesNotContain("copy /b", RestoreText.Of(facts), StringComparison.Ordinal);
        Assert.Contains("copy /b X.zip.001 + X.zip.002 X.zip ", RestoreText.Of(facts with { MaySplit = true }), StringComparison.Ordinal);
    }

    private static string Text(BackupMode mode, DatabaseType type, string[] entries) =>
        RestoreText.Of(new RestoreFacts("ServerBackup_X.zip", mode, SampleBackup.Time, "SRV01", "2023.1.1.247", type, "", new EncryptionKeyNotice("DCM can not be recovered.", "", "Disaster Recovery Preparation"), entries));
}

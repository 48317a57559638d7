using System.IO;
using AlteryxBackup.Operations.PostgreSql;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Retention;

namespace AlteryxBackup.Tests.Operations.PostgreSql;

public sealed class PostgreSqlPruneOperationTests
{
    [Fact]
    public void A_folder_that_is_not_there_is_said_so_and_nothing_is_taken_for_pruned()
    {
        var missing = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

        var failure = Assert.Throws<BackupException>(() => new PostgreSqlPruneOperation(LocalMachine.Create()).Plan(missing, new PostgreSqlRetentionPolicy(30, 0, 0)));

        Assert.Equal((ErrorCatalogue.PostgreSqlBackupNotFound, "Nothing was removed."), (failure.Error, failure.State));
        Assert.Contains(missing, failure.Message, System.StringComparison.Ordinal);
    }
}

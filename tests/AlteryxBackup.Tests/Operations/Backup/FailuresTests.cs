using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Tests.Operations.Backup;

public sealed class FailuresTests
{
    private static readonly BackupException Dump = ErrorCatalogue.DumpFailed.Because("dump");
    private static readonly BackupException Down = ErrorCatalogue.ServiceNotRestarted.Because("down");

    [Fact]
    public void The_first_failure_decides() =>
        Assert.Equal(["DumpFailed", "DiskFull"], Ids(new AggregateException(Dump, ErrorCatalogue.DiskFull.Because("full"))));

    [Fact]
    public void A_service_that_is_not_back_always_decides() => Assert.Equal(["ServiceNotRestarted", "DumpFailed"], Ids(new AggregateException(Dump, Down)));

    [Fact]
    public void Nested_failures_keep_their_order() =>
        Assert.Equal(["ServiceNotRestarted", "DumpFailed", "DiskFull"], Ids(new AggregateException(new AggregateException(Dump, Down), ErrorCatalogue.DiskFull.Because("full"))));

    [Fact]
    public void Cancelled_is_1_and_not_back_is_2_even_then()
    {
        Assert.Equal((ErrorCatalogue.Cancelled, ExitCode.General), First(new TaskCanceledException()));
        Assert.Equal((ErrorCatalogue.ServiceNotRestarted, ExitCode.Service), First(new AggregateException(new OperationCanceledException(), Down)));
    }

    [Fact]
    public void What_nobody_expected_is_1_and_keeps_its_name_and_words()
    {
        var failure = Assert.Single(Failures.From(new InvalidOperationException("odd")));

        Assert.Equal((ErrorCatalogue.Unexpected, ExitCode.General), (failure.Error, failure.Error.ExitCode));
        Assert.Contains("InvalidOperationException: odd", failure.Happened, StringComparison.Ordinal);
        Assert.IsType<InvalidOperationException>(failure.InnerException);
    }

    [Fact]
    public void A_failed_write_is_4()
    {
        Assert.Equal((ErrorCatalogue.PathNotWritable, ExitCode.Storage), First(new UnauthorizedAccessException("denied")));
        Assert.Equal((ErrorCatalogue.DiskFull, ExitCode.Storage), First(new IOException("full", unchecked((int)0x80070070))));
    }

    [Fact]
    public void A_known_failure_passes_as_it_is() => Assert.Same(Dump, Assert.Single(Failures.From(Dump)));

    private static string[] Ids(Exception thrown) => [.. Failures.From(thrown).Select(failure => failure.Error.Id)];

    private static (ErrorDefinition Error, ExitCode ExitCode) First(Exception thrown) => (Failures.From(thrown)[0].Error, Failures.From(thrown)[0].Error.ExitCode);
}

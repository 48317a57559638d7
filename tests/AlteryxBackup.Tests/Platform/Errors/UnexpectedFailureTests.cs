using System;
using System.IO;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Tests.Platform.Errors;

public sealed class UnexpectedFailureTests
{
    [Fact]
    public void Whatever_comes_out_of_a_command_has_an_id()
    {
        Assert.Equal(ErrorCatalogue.Unexpected, Explain(new InvalidOperationException("odd")).Error);
        Assert.Equal(ErrorCatalogue.Cancelled, Explain(new OperationCanceledException()).Error);
        Assert.Equal(ErrorCatalogue.DiskFull, Explain(new IOException("full", unchecked((int)0x80070070))).Error);
        Assert.Equal(ErrorCatalogue.ArchiveInvalid, Explain(new AggregateException(new AggregateException(ErrorCatalogue.ArchiveInvalid.Because("It is damaged.")))).Error);
    }

    [Fact]
    public void A_failed_read_is_not_told_as_a_failed_write()
    {
        var failure = Explain(new UnauthorizedAccessException("Access to the path '/a' is denied."));

        Assert.Equal(ErrorCatalogue.PathNotReadable, failure.Error);
        Assert.Equal("The system answered: Access to the path '/a' is denied.", failure.Happened);
    }

    private static BackupException Explain(Exception thrown) => UnexpectedFailure.Explain(thrown, "It ended there.");
}

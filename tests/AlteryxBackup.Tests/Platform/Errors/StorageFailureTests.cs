using System;
using System.IO;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Tests.Platform.Errors;

public class StorageFailureTests
{
    [Fact]
    public void A_real_full_disk_is_named_so()
    {
        using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        var failure = Assert.ThrowsAny<IOException>(() => full.Write(new byte[4096]));
        var explained = StorageFailure.Explain(failure, "/dev/full", "The partial file was removed.");

        Assert.Same(ErrorCatalogue.DiskFull, explained.Error);
        Assert.Equal("There was no space left while '/dev/full' was being written. The partial file was removed.", explained.Message);
        Assert.Same(failure, explained.InnerException);
        Assert.Equal(ErrorCatalogue.DiskFull.Action, explained.Action);
        Assert.Equal("Buy a disk.", StorageFailure.Explain(failure, "/dev/full", null, "Buy a disk.").Action);
    }

    [Theory]
    [InlineData(unchecked((int)0x80070070))]
    [InlineData(unchecked((int)0x80070027))]
    [InlineData(unchecked((int)0x8007050F))]
    [InlineData(122)]
    public void Windows_codes_and_quotas_are_full_disks_too(int code) =>
        Assert.Same(ErrorCatalogue.DiskFull, StorageFailure.Explain(new IOException("full", code), "/x", null).Error);

    [Fact]
    public void Anything_else_cannot_be_written_and_says_why()
    {
        var failure = Assert.ThrowsAny<IOException>(() => File.WriteAllText("/dev/null/x", ""));
        var explained = StorageFailure.Explain(failure, "/dev/null/x", null);

        Assert.Same(ErrorCatalogue.PathNotWritable, explained.Error);
        Assert.Contains(failure.Message, explained.Happened, StringComparison.Ordinal);
        Assert.Equal("Nothing was changed.", explained.State);
    }

    [Fact]
    public void Only_failures_of_storage_are_explained_as_such()
    {
        Assert.True(StorageFailure.Is(new UnauthorizedAccessException()));
        Assert.False(StorageFailure.Is(new OperationCanceledException()));
        Assert.False(StorageFailure.Is(new InvalidOperationException()));
    }
}

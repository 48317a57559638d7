using System;
using AlteryxBackup.Platform.Windows;

namespace AlteryxBackup.Tests.Platform.Windows;

public sealed class WindowsProcessListTests
{
    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    public void A_start_that_is_no_time_is_not_known(long fileTime) => Assert.Null(WindowsProcessList.FileTime(fileTime));

    [Fact]
    public void A_start_is_told_in_UTC() =>
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 2, 0, 0, TimeSpan.Zero), WindowsProcessList.FileTime(new DateTime(2026, 11, 21, 2, 0, 0, DateTimeKind.Utc).ToFileTimeUtc()));
}

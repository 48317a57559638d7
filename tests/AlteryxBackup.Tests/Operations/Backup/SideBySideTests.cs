using System;
using System.Threading;
using AlteryxBackup.Operations.Backup;

namespace AlteryxBackup.Tests.Operations.Backup;

public class SideBySideTests
{
    [Fact]
    public void Both_are_done_at_once_and_come_back_in_order()
    {
        using var met = new Barrier(2);

        var made = SideBySide.Run<string>(_ => Meet("main"), _ => Meet("beside"), CancellationToken.None);

        Assert.Equal(["main", "beside"], made);

        string[] Meet(string who)
        {
            // Returns only when the other is there too.
            met.SignalAndWait();
            return [who];
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_failure_of_one_ends_the_other_and_comes_out_as_it_is(bool mainFails)
    {
        var failure = Assert.Throws<InvalidOperationException>(() => SideBySide.Run<int>(Work(mainFails), Work(!mainFails), CancellationToken.None));

        Assert.Equal("this one", failure.Message);
    }

    [Fact]
    public void Two_failures_are_both_kept()
    {
        using var met = new Barrier(2);

        var both = Assert.Throws<AggregateException>(() => SideBySide.Run<int>(_ => Fail("first"), _ => Fail("second"), CancellationToken.None));

        Assert.Equal(["first", "second"], [both.InnerExceptions[0].Message, both.InnerExceptions[1].Message]);

        int[] Fail(string message)
        {
            met.SignalAndWait();
            throw new InvalidOperationException(message);
        }
    }

    [Fact]
    public void Cancelled_it_is_cancelled()
    {
        using var cancellation = new CancellationTokenSource();

        Assert.ThrowsAny<OperationCanceledException>(() => SideBySide.Run<int>(
            token =>
            {
                cancellation.Cancel();
                token.ThrowIfCancellationRequested();
                return [];
            },
            Work(fails: false),
            cancellation.Token));
    }

    private static Func<CancellationToken, int[]> Work(bool fails) => token =>
    {
        if (fails)
        {
            throw new InvalidOperationException("this one");
        }

        token.WaitHandle.WaitOne();
        token.ThrowIfCancellationRequested();
        return [];
    };
}

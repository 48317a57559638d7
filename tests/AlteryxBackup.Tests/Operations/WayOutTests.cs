using System;
using AlteryxBackup.Platform;

namespace AlteryxBackup.Tests.Operations;

public sealed class WayOutTests
{
    private readonly InvalidOperationException _first = new("first");
    private readonly InvalidOperationException _second = new("second");
    private int _done;

    [Fact]
    public void What_is_owed_is_done_after_success() => Assert.Equal((7, 1), (WayOut.Always(() => 7, Owed), _done));

    [Fact]
    public void What_is_owed_is_done_after_a_failure_and_the_failure_stays()
    {
        Assert.Same(_first, Assert.Throws<InvalidOperationException>(() => WayOut.Always<int>(() => throw _first, Owed)));
        Assert.Equal(1, _done);
    }

    [Fact]
    public void Two_failures_are_both_kept_in_their_order()
    {
        var both = Assert.Throws<AggregateException>(() => WayOut.Always<int>(() => throw _first, () => throw _second));

        Assert.Equal([_first, _second], both.InnerExceptions);
    }

    [Fact]
    public void A_failure_of_what_is_owed_after_success_is_the_failure()
    {
        Assert.Same(_second, Assert.Throws<InvalidOperationException>(() => WayOut.Always(() => 7, Fail)));
        Assert.Equal(1, _done);
    }

    [Fact]
    public void Nothing_is_put_right_after_success() => Assert.Equal((7, 0), (WayOut.OnFailure(() => 7, Owed), _done));

    private void Owed() => _done++;

    private void Fail()
    {
        _done++;
        throw _second;
    }
}

using AlteryxBackup.Platform.Windows;

namespace AlteryxBackup.Tests.Platform.Windows;

public sealed class EventLogTextTests
{
    [Fact]
    public void Lines_end_as_Windows_has_it_whatever_they_ended_with_before()
    {
        Assert.Equal("one\r\ntwo\r\nthree", EventLogText.Of("one\ntwo\r\nthree"));
    }

    [Fact]
    public void A_text_is_cut_at_what_the_log_takes()
    {
        Assert.Equal(31_839, EventLogText.Of(new string('x', 100_000)).Length);
        Assert.Equal(31_839, EventLogText.Of(new string('x', 31_839)).Length);
        Assert.Equal(31_839, EventLogText.Of(new string('\n', 20_000)).Length);
    }
}

using System;
using System.ComponentModel;
using AlteryxBackup.Service;

namespace AlteryxBackup.Tests.Service;

public class ServiceManagerErrorTests
{
    [Theory]
    [InlineData(5, "may not", "administrator")]
    [InlineData(1051, "depend on it", "Stop those first")]
    [InlineData(1052, "no request to stop", "log")]
    [InlineData(1053, "did not answer", "event log")]
    [InlineData(1055, "locked", "wait")]
    [InlineData(1056, "running already", "hangs")]
    [InlineData(1058, "disabled", "Set-Service")]
    [InlineData(1060, "no service of this name", "ServiceConfiguration.ServiceName")]
    [InlineData(1061, "no requests at this time", "finished")]
    [InlineData(1062, "not running", "Start it")]
    [InlineData(1068, "depends on", "sc.exe qc")]
    [InlineData(1069, "can't log on", "password")]
    [InlineData(1072, "marked for deletion", "restart the machine")]
    [InlineData(1115, "shutting down", "up again")]
    [InlineData(1722, "can't be reached", "firewall")]
    public void Each_error_says_what_it_means_in_its_own_words_and_those_of_Windows_and_what_to_do(int error, string meaning, string action)
    {
        var answer = ServiceManagerError.Explain(new Win32Exception(error, "In the words of Windows."), "AlteryxService");

        Assert.Contains(meaning, answer.Text, StringComparison.Ordinal);
        Assert.EndsWith($": In the words of Windows (error {error})", answer.Text, StringComparison.Ordinal);
        Assert.Contains(action, answer.Action, StringComparison.Ordinal);
        Assert.False(answer.LooksAccepted);
    }

    [Fact]
    public void An_error_that_nobody_knows_is_told_as_it_came()
    {
        var answer = ServiceManagerError.Explain(new Win32Exception(4711, "Strange"), "AlteryxService");

        Assert.Equal("Strange (error 4711)", answer.Text);
        Assert.Null(answer.Action);
    }
}

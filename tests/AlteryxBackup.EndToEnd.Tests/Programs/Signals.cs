using System.Globalization;

namespace AlteryxBackup.EndToEnd.Tests.Programs;

/// <summary>Sends signals as a shell does.</summary>
internal static class Signals
{
    /// <summary>To one process: <c>kill</c>, a service manager.</summary>
    public static void Send(string signal, int processId) => Kill(signal, processId.ToString(CultureInfo.InvariantCulture));

    /// <summary>To a whole group: what a terminal does on Ctrl+C, which reaches the program's children as well.</summary>
    public static void SendToGroup(string signal, int groupId) => Kill(signal, "-" + groupId.ToString(CultureInfo.InvariantCulture));

    private static void Kill(string signal, string target)
    {
        using var shell = new RunningProgram("/bin/sh", "-c", $"kill -s {signal} -- {target}");
        var result = shell.Finish();
        Assert.True(result.ExitCode == 0, result.Errors);
    }
}

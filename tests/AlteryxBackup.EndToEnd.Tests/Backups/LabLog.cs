using System;
using System.IO;
using System.Linq;
using AlteryxBackup.Lab;

namespace AlteryxBackup.EndToEnd.Tests.Backups;

/// <summary>What the runs of a lab have logged so far, also while one of them still writes.</summary>
internal static class LabLog
{
    public static bool Says(LabServer lab, string text) =>
        Directory.GetFiles(Path.Combine(lab.Directory, "BackupLogs")).Any(path => Read(path).Contains(text, StringComparison.Ordinal));

    private static string Read(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }
}

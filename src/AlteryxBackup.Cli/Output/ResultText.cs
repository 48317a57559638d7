using System.Globalization;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Reporting;

namespace AlteryxBackup.Cli.Output;

/// <summary>How a backup ended, as people read it: the one thing that matters first.</summary>
internal static class ResultText
{
    public static void Write(Terminal terminal, BackupResult result)
    {
        terminal.Say("");
        if (result.Status == BackupStatus.Success)
        {
            terminal.Say($"SUCCESS  {result.ArchivePath}");
            terminal.Say($"         {ByteSize.Text(result.ArchiveSizeBytes ?? 0)}, SHA-256 {result.ArchiveSha256}");
        }
        else
        {
            terminal.Say($"{result.Status.ToString().ToUpperInvariant()}  exit code {(int)result.ExitCode}");
            if (result.ArchivePath is { } archive)
            {
                terminal.Say($"The archive itself stands: {archive}");
            }

            foreach (var error in result.Errors)
            {
                ErrorText.Write(error, terminal.People);
            }
        }

        if (result.DocumentCount is { } documents)
        {
            terminal.Say(string.Create(CultureInfo.InvariantCulture, $"         {documents:N0} documents in {result.CollectionCount} collections proved"));
        }

        if (result.ServiceDowntimeSeconds > 0)
        {
            terminal.Say(string.Create(
                CultureInfo.InvariantCulture, $"         service down {result.ServiceDowntimeSeconds:0.0} s, of which the dump took {result.DumpSeconds:0.0} s"));
        }

        terminal.Say(string.Create(CultureInfo.InvariantCulture, $"         {result.DurationSeconds:0.0} s in all, {result.Warnings.Count} warning(s)"));
        if (result.LogPath is { } log)
        {
            terminal.Say($"         log {log}");
        }
    }
}

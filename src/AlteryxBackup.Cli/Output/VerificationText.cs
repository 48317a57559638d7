using System.Globalization;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Verification;

namespace AlteryxBackup.Cli.Output;

/// <summary>A verification as people read it.</summary>
internal static class VerificationText
{
    public static void Write(Terminal terminal, VerificationResult result)
    {
        var seconds = result.DurationSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        if (result.Valid)
        {
            terminal.Say($"VALID  {result.ArchivePath} ({result.Level}{Part(result)}, {seconds} s)");
            if (result.Volume is not null)
            {
                terminal.Say("  This volume alone was verified, not the archive: name the archive without the number to read it through all volumes.");
            }

            if (result.Subset is { } subset)
            {
                terminal.Say($"  Part {subset} was read: {result.EntriesRead} of {result.EntryCount} entries. The content of the others wasn't looked at; runs with all parts read every entry.");
            }

            return;
        }

        terminal.Say($"NOT VALID  {result.ArchivePath} ({result.Level}{Part(result)}, {seconds} s, {result.Findings.Count} finding(s))");
        foreach (var finding in result.Findings)
        {
            terminal.Say(finding.Entry is { } entry ? $"  {entry}: {finding.Problem}" : $"  {finding.Problem}");
        }

        terminal.Say($"  What to do: {ErrorCatalogue.ArchiveInvalid.Action}");
    }

    private static string Part(VerificationResult result) => result.Volume is not null ? ", this volume alone" : result.Subset is { } subset ? $", part {subset} alone" : "";
}

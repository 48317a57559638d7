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
            terminal.Say($"VALID  {result.ArchivePath} ({result.Level}, {seconds} s)");
            return;
        }

        terminal.Say($"NOT VALID  {result.ArchivePath} ({result.Level}, {seconds} s, {result.Findings.Count} finding(s))");
        foreach (var finding in result.Findings)
        {
            terminal.Say(finding.Entry is { } entry ? $"  {entry}: {finding.Problem}" : $"  {finding.Problem}");
        }

        terminal.Say($"  What to do: {ErrorCatalogue.ArchiveInvalid.Action}");
    }
}

using System.Globalization;
using System.Linq;
using System.Text;

namespace AlteryxBackup.Platform.Errors;

/// <summary>Makes docs/errors.md from the catalogue.</summary>
internal static class ErrorReference
{
    private const string Introduction = """
        # Errors

        <!-- Made from src/AlteryxBackup/Platform/Errors/ErrorCatalogue.cs: change the catalogue, not this file. -->

        Every failure has an id that never changes, so that scripts and monitoring can match on it: `Errors[].Id` of `--json`, `FullyQualifiedErrorId` in
        PowerShell, the word after `ERROR` in what people read. It says what happened, to which path, in which state things are now, and what to do next.

        The exit code is that of the first failure; a service that isn't back always decides (`ServiceNotRestarted`). 0 means: all that was asked for was done and proved.
        By symptom: see [troubleshooting](troubleshooting.md).

        """;

    /// <summary>The whole page, Markdown, lines ended by LF.</summary>
    public static string Markdown()
    {
        var page = new StringBuilder(Introduction.Replace("\r\n", "\n"));
        foreach (var group in ErrorCatalogue.All.GroupBy(error => error.ExitCode).OrderBy(group => group.Key))
        {
            page.Append("\n## Exit code ").Append(((int)group.Key).ToString(CultureInfo.InvariantCulture)).Append(": ").Append(Title(group.Key)).Append("\n\n")
                .Append("| Id | What it means | What to do |\n|---|---|---|\n");
            foreach (var error in group.OrderBy(error => error.Id, System.StringComparer.Ordinal))
            {
                page.Append("| `").Append(error.Id).Append("` | ").Append(Cell(error.Meaning)).Append(" | ").Append(Cell(error.Action)).Append(" |\n");
            }
        }

        return page.ToString();
    }

    private static string Title(ExitCode code) => code switch
    {
        ExitCode.Service => "the service",
        ExitCode.Validation => "configuration, rights, missing files, an archive that is not good",
        ExitCode.Storage => "space, paths that can't be written, copies",
        ExitCode.Database => "the database",
        ExitCode.InvalidMode => "the mode",
        _ => "everything else",
    };

    // Outside code, Markdown takes a backslash, an asterisk or a bracket as its own.
    private static string Cell(string text) => text.Replace(@"\", @"\\").Replace("|", @"\|").Replace("*", @"\*").Replace("<", "&lt;");
}

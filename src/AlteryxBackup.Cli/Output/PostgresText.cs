using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using AlteryxBackup.Databases.PostgreSql;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Operations.PostgreSql;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Reporting;
using AlteryxBackup.Retention;
using Spectre.Console;

namespace AlteryxBackup.Cli.Output;

/// <summary>Dumps of PostgreSQL databases as people read about them.</summary>
internal static class PostgresText
{
    public static void Write(Terminal terminal, PostgreSqlBackupPlan plan)
    {
        terminal.Say("What a dump would do (nothing is changed now):");
        terminal.Say("");
        terminal.Say($"  Database:  {plan.DatabaseName} ({plan.Environment}) at {plan.Server}, PostgreSQL {plan.ServerVersion}, {ByteSize.Text(plan.DatabaseSizeBytes)}");
        terminal.Say($"  Tool:      {plan.Tool}");
        terminal.Say($"  Dump:      {plan.BackupFile}");
        Write(terminal, "  Retention: ", plan.Retention);
        foreach (var warning in plan.Warnings)
        {
            terminal.Say($"  Warning:   {warning}");
        }
    }

    public static void Write(Terminal terminal, PostgreSqlBackupResult result)
    {
        terminal.Say("");
        if (result.Status == BackupStatus.Success)
        {
            terminal.Say($"SUCCESS  {result.BackupFile}");
            terminal.Say($"         {ByteSize.Text(result.SizeBytes ?? 0)}, SHA-256 {result.Checksum}");
            terminal.Say(string.Create(CultureInfo.InvariantCulture, $"         {result.TableCounts.Values.Sum():N0} rows in {result.TableCounts.Count} tables"));
        }
        else
        {
            terminal.Say($"{result.Status.ToString().ToUpperInvariant()}  exit code {(int)result.ExitCode}");
            foreach (var error in result.Errors)
            {
                ErrorText.Write(error, terminal.People);
            }
        }

        terminal.Say(string.Create(CultureInfo.InvariantCulture, $"         {result.DurationSeconds:0.0} s in all, {result.Warnings.Count} warning(s)"));
    }

    public static void Write(Terminal terminal, string folder, IReadOnlyList<PostgreSqlBackup> backups)
    {
        if (backups.Count == 0)
        {
            terminal.Say($"No dump in {folder}.");
            return;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns("Dump", "Database", "Environment", "Made (UTC)").AddColumn(new TableColumn("Size").RightAligned())
            .AddColumn(new TableColumn("Rows").RightAligned()).AddColumn("Verified");
        foreach (var backup in backups)
        {
            _ = table.AddRow(
                Markup.Escape(Path.GetFileName(backup.BackupFile)),
                Markup.Escape(backup.DatabaseName),
                Markup.Escape(backup.Environment),
                backup.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
                ByteSize.Text(backup.SizeBytes),
                backup.TableCounts?.Values.Sum().ToString("N0", CultureInfo.InvariantCulture) ?? "",
                backup.Problem is { } problem ? "[red]" + Markup.Escape(problem) + "[/]" : backup.Verified ? "[green]yes[/]" : "[yellow]no[/]");
        }

        terminal.Console.Write(table);
    }

    public static void Write(Terminal terminal, PostgreSqlVerification result)
    {
        if (result.Valid)
        {
            terminal.Say(string.Create(CultureInfo.InvariantCulture, $"VALID  {result.BackupFile} ({result.TablesWithData} tables, {result.DurationSeconds:0.0} s)"));
            return;
        }

        terminal.Say(string.Create(CultureInfo.InvariantCulture, $"NOT VALID  {result.BackupFile} ({result.Findings.Count} finding(s), {result.DurationSeconds:0.0} s)"));
        foreach (var finding in result.Findings)
        {
            terminal.Say($"  {finding.Check}: {finding.Problem}");
        }

        terminal.Say($"  What to do: {ErrorCatalogue.PostgreSqlBackupInvalid.Action}");
    }

    public static void Write(Terminal terminal, PostgreSqlPruneResult result)
    {
        terminal.Say(result.WhatIf ? $"What prune would do in {result.Folder} (nothing is changed now):" : $"Pruned {result.Folder}:");
        Write(terminal, "  ", result.Decisions);
        var expired = result.Decisions.Count(decision => !decision.Keep);
        terminal.Say(result.WhatIf
            ? $"{expired} dump(s) would be removed, {result.Decisions.Count - expired} kept."
            : $"{result.RemovedCount} dump(s) removed ({ByteSize.Text(result.RemovedBytes)}), {result.Decisions.Count - result.RemovedCount} kept.");
        foreach (var error in result.Errors)
        {
            ErrorText.Write(error, terminal.People);
        }
    }

    private static void Write(Terminal terminal, string lead, IReadOnlyList<PostgreSqlRetentionDecision> decisions)
    {
        foreach (var decision in decisions)
        {
            var word = decision.Outcome switch { RemovalOutcome.Kept => "keep", RemovalOutcome.Planned => "remove", RemovalOutcome.Removed => "removed", RemovalOutcome.Gone => "gone", RemovalOutcome.Changed => "changed", _ => "FAILED" };
            terminal.Say($"{lead} {word,-7} {decision.Rule,-12} {decision.BackupFile}");
            terminal.Say($"{lead}         {decision.Problem ?? decision.Reason}");
        }
    }
}

using System.Globalization;
using System.Linq;
using AlteryxBackup.Archives.Manifest;
using AlteryxBackup.Catalogue;
using AlteryxBackup.Reporting;

namespace AlteryxBackup.Cli.Output;

/// <summary>One archive's details as people read them.</summary>
internal static class DetailsText
{
    public static void Write(Terminal terminal, BackupDetails details)
    {
        var entry = details.Entry;
        terminal.Say(entry.ArchivePath);
        Line(terminal, "Mode", entry.Mode?.ToString());
        Line(terminal, "Made", entry.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + " UTC");
        Line(terminal, "Size", ByteSize.Text(entry.SizeBytes));
        Line(terminal, "SHA-256", details.Summary?.Sha256);
        Line(terminal, "Server", $"{entry.Hostname}, version {entry.ServerVersion ?? "not known"}");
        Line(terminal, "Verified", entry.Verified ? "yes" : "no");
        Line(terminal, "Problem", entry.Problem);
        if (details.Manifest is { } manifest)
        {
            Write(terminal, manifest);
        }
    }

    private static void Write(Terminal terminal, BackupManifest manifest)
    {
        Line(terminal, "Made by", $"AlteryxBackup {manifest.BackupMetadata.BackupVersion}, {manifest.SystemInformation.BackupPerformedBy}");
        if (manifest.MongoDBInformation.Included)
        {
            Line(terminal, "Database", $"{manifest.MongoDBInformation.DeploymentType}, by {manifest.MongoDBInformation.BackupMethod}");
            foreach (var database in manifest.MongoDBInformation.Databases)
            {
                terminal.Say(string.Create(CultureInfo.InvariantCulture, $"    {database.Name}: {database.Collections.Sum(collection => collection.Documents):N0} documents in {database.Collections.Count} collections"));
            }
        }

        if (manifest.ControllerSettings is { } settings)
        {
            Line(terminal, "Files", manifest.BackedUpFiles.Count.ToString(CultureInfo.InvariantCulture));
            Line(terminal, "Token", settings.ControllerTokenExported ? "in it" : "not in it");
            Line(terminal, "Passwords", settings.MongoPasswordsExported ? "in it" : "not in it");
        }

        foreach (var warning in manifest.Warnings)
        {
            Line(terminal, "Warning", warning);
        }

        Line(terminal, "Note", manifest.EncryptionKeyWarning.Message);
        Line(terminal, "", manifest.EncryptionKeyWarning.Recommendation);
    }

    private static void Line(Terminal terminal, string name, string? value)
    {
        if (value is { Length: > 0 })
        {
            terminal.Say($"  {name,-10} {value}");
        }
    }
}

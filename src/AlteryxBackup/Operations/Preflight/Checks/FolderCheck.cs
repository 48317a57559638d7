using System;
using AlteryxBackup.Configuration;
using AlteryxBackup.Platform.DurableFiles;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Operations.Preflight.Checks;

/// <summary>A local folder that the run writes to can be written, or made where it doesn't exist yet; found out without creating anything.</summary>
internal sealed class FolderCheck : IPreflightCheck
{
    private readonly Func<BackupSection, string> _folder;

    private FolderCheck(string name, Func<BackupSection, string> folder)
    {
        Name = name;
        _folder = folder;
    }

    /// <summary>Where the dump is staged.</summary>
    public static FolderCheck OfStaging { get; } = new(nameof(BackupSection.TempDirectory), backup => backup.TempDirectory);

    /// <summary>Where archives go.</summary>
    public static FolderCheck OfArchives { get; } = new(nameof(BackupSection.LocalBackupPath), backup => backup.LocalBackupPath);

    /// <summary>Where logs go.</summary>
    public static FolderCheck OfLogs { get; } = new(nameof(BackupSection.LogDirectory), backup => backup.LogDirectory);

    /// <inheritdoc/>
    public string Name { get; }

    public PreflightFinding Run(PreflightContext context)
    {
        var folder = _folder(context.Configuration.BackupConfiguration);
        if (ExistingFolder.AtOrAbove(folder) is not { } existing)
        {
            return Unusable($"{folder} can't be made: no folder above it exists.");
        }

        if (FileInTheWay(context, folder, existing) is { } file)
        {
            return Unusable($"{folder} can't be used as a folder: {file} is a file.");
        }

        var subject = existing.Length == folder.Length ? folder : $"{folder} doesn't exist yet, and {existing}, in which it would be made,";
        return FolderAccess.Refusal(existing) is { } refusal
            ? Unusable($"{subject} can't be written: {refusal}.")
            : PreflightFinding.Passed(Name, $"{subject} can be written.");
    }

    private static string? FileInTheWay(PreflightContext context, string folder, string existing)
    {
        var files = context.Machine.Files;
        for (var path = folder; path is not null && path.Length > existing.Length; path = files.Path.GetDirectoryName(path))
        {
            if (files.File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }

    private PreflightFinding Unusable(string happened) => PreflightFinding.Failed(
        Name, ErrorCatalogue.PathNotWritable.Because(happened, action: $"Correct BackupConfiguration.{Name}, or give this account the right to write there."));
}

using System.Collections.Generic;
using System.Linq;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Reporting;

namespace AlteryxBackup.Operations.Preflight.Checks;

/// <summary>Room on the volume of a folder, which needn't exist yet.</summary>
internal static class FreeSpace
{
    /// <summary>Compares what is free with what is needed there in all.</summary>
    /// <param name="name">The check's name.</param>
    /// <param name="context">What is looked at.</param>
    /// <param name="needs">Everything that needs room on one volume, the place that is judged first.</param>
    public static PreflightFinding Check(string name, PreflightContext context, IReadOnlyList<SpaceNeed> needs)
    {
        var folder = needs[0].Folder;
        if (needs.Any(need => need.Bytes is null))
        {
            return PreflightFinding.Warning(
                name, $"How large the database is can't be told: {WhereItIs(context.Server.EmbeddedDataDirectory)}.", $"See for yourself that there is room for it at {folder}.");
        }

        var neededBytes = needs.Sum(need => need.Bytes!.Value);
        var needed = needs.Count == 1
            ? $"{ByteSize.Text(neededBytes)} are needed"
            : $"{ByteSize.Text(neededBytes)} are needed on that volume ({string.Join(", ", needs.Select(need => $"{ByteSize.Text(need.Bytes!.Value)} for {need.What} at {need.Folder}"))})";
        if (context.Machine.DurableFiles.FreeBytes(folder) is not { } free)
        {
            return PreflightFinding.Warning(name, $"The system does not tell how much is free at {folder}; {needed}.", $"See for yourself that {ByteSize.Text(neededBytes)} are free there.");
        }

        return free >= neededBytes
            ? PreflightFinding.Passed(name, $"{ByteSize.Text(free)} free at {folder}; {needed}.")
            : PreflightFinding.Failed(name, ErrorCatalogue.DiskFull.Because($"{folder} has {ByteSize.Text(free)} free; {needed}.", action: $"Free space there, or point BackupConfiguration.{needs[0].Setting} at a larger disk."));
    }

    private static string WhereItIs(string folder) => folder.Length == 0 ? "it is not one that this server keeps itself" : $"{folder} is missing or can't be read whole";
}

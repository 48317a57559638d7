using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Reporting;

namespace AlteryxBackup.Operations.Preflight.Checks;

/// <summary>Room on the disk of a folder, which needn't exist yet.</summary>
internal static class FreeSpace
{
    /// <summary>Compares what is free with what is needed, in bytes; null when nobody knows.</summary>
    public static PreflightFinding Check(string name, PreflightContext context, string folder, long? needed)
    {
        if (needed is not { } neededBytes)
        {
            return PreflightFinding.Warning(
                name, $"How large the database is can't be told: {WhereItIs(context.Server.EmbeddedDataDirectory)}.", $"See for yourself that there is room for it at {folder}.");
        }

        if (context.Machine.DurableFiles.FreeBytes(folder) is not { } free)
        {
            return PreflightFinding.Warning(
                name, $"The system does not tell how much is free at {folder}; {ByteSize.Text(neededBytes)} are needed.", $"See for yourself that {ByteSize.Text(neededBytes)} are free there.");
        }

        return free >= neededBytes
            ? PreflightFinding.Passed(name, $"{ByteSize.Text(free)} free at {folder}, {ByteSize.Text(neededBytes)} needed.")
            : PreflightFinding.Failed(name, ErrorCatalogue.DiskFull.Because($"{folder} has {ByteSize.Text(free)} free; {ByteSize.Text(neededBytes)} are needed."));
    }

    private static string WhereItIs(string folder) => folder.Length == 0 ? "it is not one that this server keeps itself" : $"{folder} is missing or can't be read whole";
}

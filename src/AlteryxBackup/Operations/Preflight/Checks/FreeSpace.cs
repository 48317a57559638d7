using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Reporting;

namespace AlteryxBackup.Operations.Preflight.Checks;

/// <summary>Room on the disk of a folder, which needn't exist yet.</summary>
internal static class FreeSpace
{
    /// <summary>Compares what is free with what is needed.</summary>
    public static PreflightFinding Check(string name, PreflightContext context, string folder, long? needed)
    {
        if (context.Machine.Files.File.Exists(folder))
        {
            return PreflightFinding.Failed(name, ErrorCatalogue.PathNotWritable.Because($"{folder} is a file, not a folder."));
        }

        if (needed is not { } neededBytes)
        {
            return PreflightFinding.Warning(name, $"How much is needed at {folder} can't be told: {context.Server.EmbeddedDataDirectory} can't be read whole.");
        }

        if (context.Machine.DurableFiles.FreeBytes(folder) is not { } free)
        {
            return PreflightFinding.Warning(name, $"The system does not tell how much is free at {folder}; {ByteSize.Text(neededBytes)} are needed.");
        }

        return free >= neededBytes
            ? PreflightFinding.Passed(name, $"{ByteSize.Text(free)} free at {folder}, {ByteSize.Text(neededBytes)} needed.")
            : PreflightFinding.Failed(name, ErrorCatalogue.DiskFull.Because($"{folder} has {ByteSize.Text(free)} free; {ByteSize.Text(neededBytes)} are needed."));
    }
}

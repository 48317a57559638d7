using System.IO;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Cli.Output;

/// <summary>A failure as people read it: id, what happened, what to do.</summary>
internal static class ErrorText
{
    public static void Write(BackupException failure, TextWriter output) => Write(OperationError.From(failure), output);

    public static void Write(OperationError failure, TextWriter output)
    {
        output.WriteLine($"ERROR {failure.Id}: {failure.Message}");
        output.WriteLine($"  What to do: {failure.Action}");
    }
}

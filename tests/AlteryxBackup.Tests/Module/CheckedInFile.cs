using System;
using System.IO;

namespace AlteryxBackup.Tests.Module;

/// <summary>A generated file that is kept in the repository: compared, or, with ALTERYXBACKUP_REGENERATE=1, written.</summary>
internal static class CheckedInFile
{
    public const string Regenerate = "ALTERYXBACKUP_REGENERATE";

    public static bool IsWritten => Environment.GetEnvironmentVariable(Regenerate) == "1";

    public static void Same(string made, params string[] parts)
    {
        var path = Repository.PathOf(parts);
        if (IsWritten)
        {
            _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, made);
        }

        var held = File.Exists(path) ? File.ReadAllText(path).Replace("\r\n", "\n", StringComparison.Ordinal) : "";
        Assert.True(made == held, $"{string.Join('/', parts)} is not what the built module says. If the change is meant: {Regenerate}=1 dotnet test tests/AlteryxBackup.Tests -c Release --filter FullyQualifiedName~Tests.Module, and commit the file.");
    }
}

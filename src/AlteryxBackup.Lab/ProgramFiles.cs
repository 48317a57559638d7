using System;
using System.IO;

namespace AlteryxBackup.Lab;

/// <summary>The program's own build output, which every simulated server gets a copy of. An apphost runs the assembly whose name is in it, whatever its own name is.</summary>
internal static class ProgramFiles
{
    private const string Assembly = "AlteryxService";

    public static string Executable(string name) => OperatingSystem.IsWindows() ? name + ".exe" : name;

    public static void Install(string folder, params ReadOnlySpan<string> names)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in (ReadOnlySpan<string>)[Assembly + ".dll", Assembly + ".runtimeconfig.json", Assembly + ".deps.json"])
        {
            File.Copy(Source(file), Path.Combine(folder, file));
        }

        foreach (var name in names)
        {
            File.Copy(Source(Executable(Assembly)), Path.Combine(folder, Executable(name)));
        }
    }

    private static string Source(string file)
    {
        var path = Path.Combine(AppContext.BaseDirectory, file);
        return File.Exists(path) ? path : throw new LabException($"'{path}' is missing: a simulated server is made of the build output of {Assembly}.");
    }
}

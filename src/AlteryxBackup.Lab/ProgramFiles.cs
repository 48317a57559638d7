using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace AlteryxBackup.Lab;

/// <summary>The program's own build output, which every simulated server gets a copy of. An apphost runs the assembly whose name is in it, whatever its own name is.</summary>
internal static class ProgramFiles
{
    private const string Assembly = "AlteryxService";

    public static string Executable(string name) => OperatingSystem.IsWindows() ? name + ".exe" : name;

    public static void Install(string folder, params ReadOnlySpan<string> names)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in (string[])[Assembly + ".dll", Assembly + ".runtimeconfig.json", Assembly + ".deps.json", .. OwnRuntime()])
        {
            File.Copy(Source(file), Path.Combine(folder, file), overwrite: true);
        }

        foreach (var name in names)
        {
            File.Copy(Source(Executable(Assembly)), Path.Combine(folder, Executable(name)));
        }
    }

    // A build that brings its own runtime has it beside the program, and looks nowhere else.
    private static IEnumerable<string> OwnRuntime() => File.Exists(Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "hostfxr.dll" : "libhostfxr.so"))
        ? Directory.EnumerateFiles(AppContext.BaseDirectory).Select(file => Path.GetFileName(file)).Where(file => !file.EndsWith(".exe", StringComparison.OrdinalIgnoreCase))
        : [];

    private static string Source(string file)
    {
        var path = Path.Combine(AppContext.BaseDirectory, file);
        return File.Exists(path) ? path : throw new LabException($"'{path}' is missing: a simulated server is made of the build output of {Assembly}.");
    }
}

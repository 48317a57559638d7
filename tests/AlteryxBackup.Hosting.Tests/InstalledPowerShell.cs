using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace AlteryxBackup.Hosting.Tests;

/// <summary>Finds an installed PowerShell's libraries, managed and native, in its own folder.</summary>
internal static class InstalledPowerShell
{
    private static readonly string? Home = typeof(InstalledPowerShell).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(metadata => metadata.Key == "PowerShellHome")?.Value;

    [ModuleInitializer]
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Usage", "CA2255", Justification = "Must run before the first type of PowerShell is touched.")]
    internal static void ResolveFromItsFolder()
    {
        if (Home is null)
        {
            return;
        }

        AssemblyLoadContext.Default.Resolving += (context, name) =>
            Path.Combine(Home, name.Name + ".dll") is var path && File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) =>
            new[] { name, $"{name}.so", $"{name}.dll" }.Select(file => Path.Combine(Home, file)).FirstOrDefault(File.Exists) is { } path
                ? NativeLibrary.Load(path)
                : IntPtr.Zero;
    }
}

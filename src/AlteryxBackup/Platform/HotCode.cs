using System.Runtime.CompilerServices;

namespace AlteryxBackup.Platform;

/// <summary>For the few methods in which the time goes. .NET compiles a method quickly first and well only when it has proved busy; a backup would be half done by then.</summary>
internal static class HotCode
{
#if NET
    /// <summary>Compile it well at once.</summary>
    public const MethodImplOptions Optimized = MethodImplOptions.AggressiveOptimization;
#else
    /// <summary>.NET Framework has only one way.</summary>
    public const MethodImplOptions Optimized = MethodImplOptions.NoInlining;
#endif
}

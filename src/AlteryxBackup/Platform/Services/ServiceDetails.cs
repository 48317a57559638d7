using System;

namespace AlteryxBackup.Platform.Services;

/// <summary>What the service manager knows of a service.</summary>
/// <param name="State">Its state now.</param>
/// <param name="ProcessId">Its process; null when it has none.</param>
/// <param name="Account">The account it logs on with; null when not known.</param>
/// <param name="StartType">Automatic, Manual, Disabled…; null when not known.</param>
/// <param name="Executable">The command it starts with; null when not known.</param>
public sealed record ServiceDetails(ServiceState State, int? ProcessId, string? Account, string? StartType, string? Executable)
{
    /// <summary>The <see cref="StartType"/> of a service that Windows starts for nobody.</summary>
    public const string Disabled = "Disabled";

    /// <summary>How far a service on its way up or down says it is: a number that it raises while it gets on; 0 otherwise.</summary>
    public uint CheckPoint { get; init; }

    /// <summary>How long a service on its way says it needs until it raises <see cref="CheckPoint"/>; zero when it says nothing.</summary>
    public TimeSpan WaitHint { get; init; }

    /// <summary>The system's error that it last ended with; 0: none, 1066: <see cref="OwnExitCode"/> tells, 1077: it hasn't run since the system began.</summary>
    public int ExitCode { get; init; }

    /// <summary>The service's own error code; it counts only when <see cref="ExitCode"/> is 1066.</summary>
    public int OwnExitCode { get; init; }
}

namespace AlteryxBackup.Platform.Services;

/// <summary>What the service manager knows of a service.</summary>
/// <param name="State">Its state now.</param>
/// <param name="ProcessId">Its process; null when it has none.</param>
/// <param name="Account">The account it logs on with; null when not known.</param>
/// <param name="StartType">Automatic, Manual, Disabled…; null when not known.</param>
/// <param name="Executable">The command it starts with; null when not known.</param>
public sealed record ServiceDetails(ServiceState State, int? ProcessId, string? Account, string? StartType, string? Executable);

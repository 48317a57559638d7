namespace AlteryxBackup.Tests.Destinations.Faults;

/// <summary>One thing that goes wrong.</summary>
/// <param name="Operation">With what.</param>
/// <param name="Kind">How.</param>
/// <param name="Nth">At which call of that operation, from 1.</param>
/// <param name="Span">How many operations a vanished place stays away for.</param>
internal sealed record Fault(Operation Operation, FaultKind Kind, int Nth = 1, int Span = int.MaxValue);

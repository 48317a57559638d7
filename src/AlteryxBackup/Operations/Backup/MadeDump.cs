using AlteryxBackup.Databases;

namespace AlteryxBackup.Operations.Backup;

/// <summary>A dump that waits for its proof.</summary>
/// <param name="Record">The dump.</param>
/// <param name="Expectation">What must be in it.</param>
internal sealed record MadeDump(DumpRecord Record, DumpExpectation Expectation);

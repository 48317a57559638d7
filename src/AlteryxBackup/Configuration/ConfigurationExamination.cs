using System.Collections.Generic;

namespace AlteryxBackup.Configuration;

/// <summary>What an examination of the configuration found.</summary>
/// <param name="SourcePath">Full path of the file; null when there is none and the defaults are used.</param>
/// <param name="Faults">Every fault, file before parameters; none: the configuration can be used.</param>
/// <param name="Warnings">What should be looked at.</param>
/// <param name="Loaded">The configuration; null when there are faults.</param>
public sealed record ConfigurationExamination(
    string? SourcePath,
    IReadOnlyList<ConfigurationFault> Faults,
    IReadOnlyList<string> Warnings,
    LoadedConfiguration? Loaded);

using AlteryxBackup.Configuration;

namespace AlteryxBackup.PowerShell;

/// <summary>One setting as it holds.</summary>
/// <param name="Name">The setting, dotted.</param>
/// <param name="Value">Its value as PowerShell knows values; a password is <c>***</c>.</param>
/// <param name="Origin">Where the value comes from.</param>
public sealed record ConfigurationSetting(string Name, object? Value, ValueOrigin Origin);

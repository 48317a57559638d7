namespace AlteryxBackup.Configuration;

/// <summary>One thing in the configuration that can't be used.</summary>
/// <param name="Path">The setting, dotted, e.g. <c>BackupConfiguration.RetentionDays.Full</c>; empty when the fault isn't in one setting.</param>
/// <param name="Problem">What it must be, and what it is where that can't be a secret.</param>
public sealed record ConfigurationFault(string Path, string Problem)
{
    /// <summary><c>path: problem</c>.</summary>
    public override string ToString() => Path.Length == 0 ? Problem : Path + ": " + Problem;
}

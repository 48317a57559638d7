namespace AlteryxBackup.Configuration;

/// <summary>What starts and stops the service.</summary>
public enum ServiceControlMethod
{
    /// <summary>The Windows service manager.</summary>
    Scm,

    /// <summary>The configured commands.</summary>
    Command,
}

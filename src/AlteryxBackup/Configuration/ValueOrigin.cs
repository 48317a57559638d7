namespace AlteryxBackup.Configuration;

/// <summary>Where the effective value of a setting comes from.</summary>
public enum ValueOrigin
{
    /// <summary>Nobody set it.</summary>
    Default,

    /// <summary>The configuration file.</summary>
    File,

    /// <summary>A parameter of the command.</summary>
    Parameter,
}

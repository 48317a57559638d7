using System.Runtime.Serialization;

namespace AlteryxBackup.Configuration;

/// <summary>Which member of a replica set a dump reads from (MongoDB, "Read Preference").</summary>
public enum ReadPreferenceSetting
{
    /// <summary>What the connection string says, else the primary.</summary>
    [EnumMember(Value = "default")]
    Default,

    /// <summary>The primary.</summary>
    [EnumMember(Value = "primary")]
    Primary,

    /// <summary>The primary, else a secondary.</summary>
    [EnumMember(Value = "primaryPreferred")]
    PrimaryPreferred,

    /// <summary>A secondary.</summary>
    [EnumMember(Value = "secondary")]
    Secondary,

    /// <summary>A secondary, else the primary.</summary>
    [EnumMember(Value = "secondaryPreferred")]
    SecondaryPreferred,

    /// <summary>The one that answers fastest.</summary>
    [EnumMember(Value = "nearest")]
    Nearest,
}

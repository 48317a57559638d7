using System.Runtime.Serialization;

namespace AlteryxBackup.Configuration;

/// <summary>Whether a whole dump of a replica set holds the changes that were made meanwhile.</summary>
public enum OplogSetting
{
    /// <summary>Where the server has an oplog.</summary>
    [EnumMember(Value = "auto")]
    Auto,

    /// <summary>A dump without is a failure.</summary>
    [EnumMember(Value = "always")]
    Always,

    /// <summary>Each collection is of its own moment.</summary>
    [EnumMember(Value = "never")]
    Never,
}

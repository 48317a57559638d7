using System.Runtime.Serialization;

namespace AlteryxBackup.Configuration;

/// <summary>Which kind of database the server uses.</summary>
public enum DatabaseTypeSetting
{
    /// <summary>Found out from the server's settings.</summary>
    [EnumMember(Value = "auto")]
    Auto,

    /// <summary>The MongoDB inside AlteryxService.</summary>
    [EnumMember(Value = "embedded")]
    Embedded,

    /// <summary>A MongoDB of the company's own; <c>self-managed</c> in the file.</summary>
    [EnumMember(Value = "self-managed")]
    SelfManaged,
}

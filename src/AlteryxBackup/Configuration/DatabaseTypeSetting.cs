namespace AlteryxBackup.Configuration;

/// <summary>Which kind of database the server uses.</summary>
public enum DatabaseTypeSetting
{
    /// <summary>Found out from the server's settings.</summary>
    Auto,

    /// <summary>The MongoDB inside AlteryxService.</summary>
    Embedded,

    /// <summary>A MongoDB of the company's own; <c>self-managed</c> in the file.</summary>
    SelfManaged,
}

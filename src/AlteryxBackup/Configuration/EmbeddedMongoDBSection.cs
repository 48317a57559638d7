namespace AlteryxBackup.Configuration;

/// <summary>The embedded database.</summary>
public sealed record EmbeddedMongoDBSection
{
    /// <summary>Dump through AlteryxService.exe, the only supported way.</summary>
    public bool UseAlteryxService { get; init; }
}

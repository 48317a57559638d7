namespace AlteryxBackup.Archives.Manifest;

/// <summary>What was exported from the controller.</summary>
public sealed record ExportedControllerSettings
{
    /// <summary>The archive holds the controller token.</summary>
    public bool ControllerTokenExported { get; init; }

    /// <summary>The archive holds the embedded database's passwords.</summary>
    public bool MongoPasswordsExported { get; init; }

    /// <summary>The account that the service logs on with; null when not known.</summary>
    public string? ServiceAccountUser { get; init; }
}

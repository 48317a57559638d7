namespace AlteryxBackup.Configuration;

/// <summary>What is checked.</summary>
public sealed record ValidationSection
{
    /// <summary>Read every archive back and check each entry.</summary>
    public bool VerifyArchiveIntegrity { get; init; }

    /// <summary>Write checksums into the archive and beside it.</summary>
    public bool CalculateChecksums { get; init; }

    /// <summary>Smallest believable archive by mode.</summary>
    public MinimumBackupSizeMB MinimumBackupSizeMB { get; init; } = new();
}

using System.Collections.Generic;

namespace AlteryxBackup.Configuration;

/// <summary>Protection of the secret files.</summary>
public sealed record SecuritySection
{
    /// <summary>Certificate files or thumbprints; with any, token and passwords are stored as CMS messages that only these can open.</summary>
    public IReadOnlyList<string> RecipientCertificates { get; init; } = [];
}

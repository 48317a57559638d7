using System.Collections.Generic;
using AlteryxBackup.Files;

namespace AlteryxBackup.Operations.Backup;

/// <summary>What the step CollectFiles brought into staging.</summary>
/// <param name="ConfigurationFiles">The server's files, and the exported settings.</param>
/// <param name="Metadata">ServerMetadata.json; null when it is turned off.</param>
/// <param name="TokenExported">The controller token is among them.</param>
/// <param name="PasswordsExported">The embedded database's passwords are among them.</param>
/// <param name="ServiceAccount">The account that the service logs on with; null when not known.</param>
internal sealed record CollectedServer(
    IReadOnlyList<CollectedFile> ConfigurationFiles, CollectedFile? Metadata, bool TokenExported, bool PasswordsExported, string? ServiceAccount)
{
    /// <summary>DatabaseOnly collects nothing.</summary>
    public static CollectedServer Nothing { get; } = new([], null, TokenExported: false, PasswordsExported: false, null);
}

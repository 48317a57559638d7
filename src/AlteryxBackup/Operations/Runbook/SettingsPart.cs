using System.Collections.Generic;
using AlteryxBackup.Files;

namespace AlteryxBackup.Operations.Runbook;

/// <summary><c>settings.part.json</c>: names and checksums of the secret files, never what is in them; <see cref="CollectedFile.StagedPath"/> is relative to the set.</summary>
internal sealed record SettingsPart : PartRecord
{
    /// <summary>The files.</summary>
    public IReadOnlyList<CollectedFile> Files { get; init; } = [];

    /// <summary>The controller token is among them.</summary>
    public bool TokenExported { get; init; }

    /// <summary>The embedded database's passwords are among them.</summary>
    public bool PasswordsExported { get; init; }

    /// <summary>The account that the service logs on with; null when not known.</summary>
    public string? ServiceAccount { get; init; }
}

using System;
using System.Collections.Generic;

namespace AlteryxBackup.Operations.Runbook;

/// <summary>The controller's settings in a backup set. Holds no secret.</summary>
/// <param name="Path">The set's folder.</param>
/// <param name="ConfigPath">The configuration file; null when there was none.</param>
/// <param name="StartedAt">When it began, UTC.</param>
/// <param name="DurationSeconds">How long it took.</param>
/// <param name="ControllerTokenExported">The controller token is there; never on other nodes.</param>
/// <param name="MongoPasswordsExported">The embedded database's passwords are there.</param>
/// <param name="Encrypted">They are stored for SecurityConfiguration.RecipientCertificates, not in clear.</param>
/// <param name="ServiceAccount">The account that the service logs on with; null when not known.</param>
/// <param name="Files">Their names in the set.</param>
/// <param name="Warnings">What should be looked at.</param>
public sealed record ExportedSettings(
    string Path,
    string? ConfigPath,
    DateTimeOffset StartedAt,
    double DurationSeconds,
    bool ControllerTokenExported,
    bool MongoPasswordsExported,
    bool Encrypted,
    string? ServiceAccount,
    IReadOnlyList<string> Files,
    IReadOnlyList<string> Warnings);

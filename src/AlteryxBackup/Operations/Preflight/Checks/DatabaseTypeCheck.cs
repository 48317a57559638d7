using AlteryxBackup.Configuration;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Server;

namespace AlteryxBackup.Operations.Preflight.Checks;

/// <summary>The kind of database is known and can be dumped.</summary>
internal sealed class DatabaseTypeCheck : IPreflightCheck
{
    public string Name => "DatabaseType";

    public PreflightFinding Run(PreflightContext context)
    {
        if (!context.Mode.IncludesDatabase())
        {
            return PreflightFinding.NotApplicable(Name, $"{context.Mode} holds no database.");
        }

        var database = context.Server.RequireDatabase();
        return database.Type == DatabaseType.Embedded
            ? PreflightFinding.Passed(Name, $"Embedded MongoDB: {database.Because}")
            : PreflightFinding.Failed(Name, ErrorCatalogue.DatabaseTypeUnsupported.Because($"This server uses a self-managed MongoDB: {database.Because}"));
    }
}

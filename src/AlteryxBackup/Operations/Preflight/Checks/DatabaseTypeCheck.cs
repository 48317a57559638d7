using AlteryxBackup.Configuration;
using AlteryxBackup.Databases.SelfManaged;
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
        if (database.Type == DatabaseType.Embedded)
        {
            return PreflightFinding.Passed(Name, $"Embedded MongoDB: {database.Because}");
        }

        return MongoTarget.LeftOut(context.MongoTargets(), context.Server) is { Count: > 0 } left
            ? PreflightFinding.Warning(
                Name,
                $"Self-managed MongoDB: {database.Because} The backup is incomplete by configuration: it holds no {string.Join(" and no ", left)}, without which a Server can't be restored.",
                "Empty MongoDBConfiguration.SelfManagedMongoDB.Database, or name all of them there.")
            : PreflightFinding.Passed(Name, $"Self-managed MongoDB: {database.Because}");
    }
}

using System.Linq;
using AlteryxBackup.Databases.SelfManaged;

namespace AlteryxBackup.Operations.Preflight.Checks;

/// <summary>REQ-2.2.6: mongodump is there, the server answers, lets the user in and lets him read, before anything is stopped.</summary>
internal sealed class SelfManagedMongoDBCheck : IPreflightCheck
{
    public string Name => "SelfManagedMongoDB";

    public PreflightFinding Run(PreflightContext context)
    {
        var targets = context.MongoTargets();
        if (targets.Count == 0 || context.Logins is not { } logins)
        {
            return PreflightFinding.NotApplicable(Name, "mongodump is not needed.");
        }

        var configuration = context.Configuration.MongoDBConfiguration;
        var tool = new MongoToolFinder(context.Machine.Files, context.Machine.Processes).Find(configuration.ToolsPath, context.Cancellation);
        var probe = new ConnectionProbe(context.Machine.Processes);
        foreach (var target in targets)
        {
            probe.Run(tool, target, target.Samples(configuration.RequiredCollections), logins, context.Cancellation);
        }

        return PreflightFinding.Passed(Name, $"{tool.Path} ({tool.Release}) reads {string.Join("; ", targets.Select(target => target.Description))}.");
    }
}

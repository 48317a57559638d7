using System.CommandLine;

namespace AlteryxBackup.Cli;

/// <summary>Options that several commands have, so that they mean the same everywhere.</summary>
internal static class Options
{
    public const string JsonName = "--json";

    public static Option<bool> Json() => new(JsonName)
    {
        Description = "Print one JSON document on stdout and nothing else there; for scripts and monitoring. What people read goes to stderr.",
    };

    public static Option<string?> Config() => new("--config", "-c")
    {
        HelpName = "FILE",
        Description = "The configuration file. Without it: %ProgramData%\\AlteryxBackup\\backup-config.json, then the defaults.",
    };

    public static Option<string[]> Set() => new("--set")
    {
        HelpName = "SECTION.KEY=VALUE",
        AllowMultipleArgumentsPerToken = false,
        DefaultValueFactory = _ => [],
        Description = "Override one setting of the file for this run, e.g. --set ServiceConfiguration.MaxWorkflowWaitSeconds=600. May be repeated; a list takes commas, or the setting once for each value, and a value that holds a comma stands in the file.",
    };

    public static Option<bool> StopServiceForExternalDB() => new("--stop-service-for-external-db")
    {
        Description = "Stop the service for the dump of a self-managed MongoDB too, as ServiceConfiguration.StopServiceForExternalDB does: where nothing may change between database and files.",
    };
}

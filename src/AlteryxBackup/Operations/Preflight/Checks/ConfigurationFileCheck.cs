using AlteryxBackup.Operations.State;

namespace AlteryxBackup.Operations.Preflight.Checks;

/// <summary>Nobody but administrators and this account can change the configuration file: it says which program is run and which folder is emptied.</summary>
internal sealed class ConfigurationFileCheck : IPreflightCheck
{
    public string Name => "ConfigurationFile";

    public PreflightFinding Run(PreflightContext context)
    {
        if (context.ConfigurationFile is not { } file)
        {
            return PreflightFinding.NotApplicable(Name, "There is no configuration file.");
        }

        new StateFolderGuard(context.Machine.DurableFiles, context.Machine.Protection).CheckConfiguration(file);
        return PreflightFinding.Passed(Name, $"{file} can be changed by administrators and this account alone.");
    }
}

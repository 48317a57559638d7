using System.IO;
using AlteryxBackup.Configuration;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Operations.Preflight.Checks;

/// <summary>REQ-6.1.3: what the mode can't do without is there.</summary>
internal sealed class RequiredFilesCheck : IPreflightCheck
{
    public string Name => "RequiredFiles";

    public PreflightFinding Run(PreflightContext context)
    {
        if (!context.Mode.IncludesFiles())
        {
            return PreflightFinding.NotApplicable(Name, $"{context.Mode} holds no files.");
        }

        var settings = Path.Combine(context.Server.DataDirectory, "RuntimeSettings.xml");
        return context.Machine.Files.File.Exists(settings)
            ? PreflightFinding.Passed(Name, $"{settings} is there.")
            : PreflightFinding.Failed(Name, ErrorCatalogue.RequiredFileMissing.Because($"{settings} does not exist."));
    }
}

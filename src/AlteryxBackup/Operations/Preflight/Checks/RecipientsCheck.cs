using AlteryxBackup.Configuration;
using AlteryxBackup.Files;
using AlteryxBackup.Reporting;

namespace AlteryxBackup.Operations.Preflight.Checks;

/// <summary>The certificates that the secret files are encrypted for can be used.</summary>
internal sealed class RecipientsCheck : IPreflightCheck
{
    public string Name => "RecipientCertificates";

    public PreflightFinding Run(PreflightContext context)
    {
        if (!context.Mode.IncludesFiles())
        {
            return PreflightFinding.NotApplicable(Name, $"{context.Mode} holds no secret files.");
        }

        var warnings = new WarningCollector();
        var encryption = new RecipientCertificates(context.Machine.Files, context.Machine.Clock)
            .LoadRecipients(context.Configuration.SecurityConfiguration, warnings);
        if (warnings.Warnings.Count > 0)
        {
            return PreflightFinding.Warning(Name, string.Join(" ", warnings.Warnings), "Correct SecurityConfiguration.RecipientCertificates.");
        }

        return encryption is null
            ? PreflightFinding.NotApplicable(Name, "No recipients are configured; the controller token and the passwords are stored in clear text.")
            : PreflightFinding.Passed(Name, $"Secret files are encrypted for {string.Join("; ", encryption.Recipients)}.");
    }
}

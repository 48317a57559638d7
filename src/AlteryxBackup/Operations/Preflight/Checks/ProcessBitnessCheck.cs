using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Operations.Preflight.Checks;

/// <summary>Windows shows a 32-bit process other folders and another registry than the ones that are asked for.</summary>
internal sealed class ProcessBitnessCheck(bool systemIs64Bit, bool processIs64Bit) : IPreflightCheck
{
    public string Name => "Process";

    public PreflightFinding Run(PreflightContext context) => systemIs64Bit && !processIs64Bit
        ? PreflightFinding.Failed(Name, ErrorCatalogue.HostNot64Bit.Because("This is a 32-bit process on a 64-bit system: it would be shown other folders and another registry than the server uses."))
        : PreflightFinding.Passed(Name, processIs64Bit ? "A 64-bit process." : "A 32-bit process on a 32-bit system.");
}

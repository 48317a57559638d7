namespace AlteryxBackup.Operations.Preflight;

/// <summary>One thing that is looked at before anything is touched. Looks only: creates nothing, changes nothing.</summary>
internal interface IPreflightCheck
{
    /// <summary>Looks.</summary>
    PreflightFinding Run(PreflightContext context);
}

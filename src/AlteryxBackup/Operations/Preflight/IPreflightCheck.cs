namespace AlteryxBackup.Operations.Preflight;

/// <summary>One thing that is looked at before anything is touched. Looks only: creates nothing, changes nothing.</summary>
internal interface IPreflightCheck
{
    /// <summary>What its finding is called.</summary>
    string Name { get; }

    /// <summary>Looks.</summary>
    PreflightFinding Run(PreflightContext context);
}

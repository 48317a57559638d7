namespace AlteryxBackup.Tests.Module;

/// <summary>How a parameter takes part in one parameter set, or in all.</summary>
internal sealed record ParameterBinding(string Set, int? Position, bool Mandatory, bool ByValue, bool ByPropertyName)
{
    public const string AllSets = "__AllParameterSets";
}

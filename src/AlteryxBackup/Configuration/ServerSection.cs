using System.Collections.Generic;

namespace AlteryxBackup.Configuration;

/// <summary>Where the server is; everything empty is looked up.</summary>
public sealed record ServerSection
{
    /// <summary>Full path of AlteryxService.exe; empty: from the registry, then the default installation folder.</summary>
    public string AlteryxServicePath { get; init; } = "";

    /// <summary>The folder that holds RuntimeSettings.xml; empty: <c>%ProgramData%\Alteryx</c>.</summary>
    public string AlteryxDataPath { get; init; } = "";

    /// <summary>The other machines of the deployment; empty: this machine alone.</summary>
    public IReadOnlyList<NodeSection> Nodes { get; init; } = [];
}

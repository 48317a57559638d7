using System.Collections.Generic;
using System.Management.Automation;
using AlteryxBackup.Configuration;
using AlteryxBackup.PowerShell.Hosting;
using AlteryxBackup.PowerShell.Parameters;
using AlteryxBackup.Server;

namespace AlteryxBackup.PowerShell.Cmdlets;

/// <summary>Tells what is installed on this machine: version, roles, kind of database and why it is believed so, folders.</summary>
/// <remarks>
/// Reads RuntimeSettings.xml and the registry, and changes nothing. Use it when a backup goes for the wrong server or database: each fact is where a backup takes it from.
/// A warning says what should be looked at.
/// </remarks>
[Cmdlet(VerbsCommon.Get, "AlteryxServer")]
[OutputType(typeof(AlteryxServer))]
public sealed class GetAlteryxServerCommand : ConfiguredCmdlet
{
    /// <inheritdoc/>
    protected override IReadOnlyCollection<string> Sections => ConfigurationSections.Server;

    /// <inheritdoc/>
    protected override void ProcessRecord() => Report(Machine.Host.MachineName, () =>
    {
        var configuration = new ConfigurationLoader(Machine.Files, Machine.Host).Load(ConfigurationFile, Settings).Configuration;
        var server = new ServerDiscovery(Machine.Files, Machine.Registry, Machine.Processes, Machine.Host).Discover(configuration, Cancellation);
        foreach (var warning in server.Warnings)
        {
            WriteWarning(warning);
        }

        WriteObject(server);
    });
}

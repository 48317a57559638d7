using System;
using System.IO;
using System.Linq;
using System.Threading;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Processes;
using AlteryxBackup.Server;

namespace AlteryxBackup.Files.Metadata;

/// <summary>What the machine around the server tells, and what neither of them does.</summary>
internal sealed class MachineFacts
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private readonly IProcessRunner _processes;
    private readonly IRegistry _registry;
    private readonly IHostInformation _host;

    public MachineFacts(IProcessRunner processes, IRegistry registry, IHostInformation host)
    {
        _processes = processes;
        _registry = registry;
        _host = host;
    }

    public static MetadataItem Licence(string name) =>
        MetadataItem.Missing(name, "no documented source tells the licence without its key; see the licence portal, or Options > Manage Licenses in Designer");

    public MetadataItem DirectoryGroups(string name, RuntimeSettings settings)
    {
        var account = _host.UserName;
        var separator = account.IndexOf('\\');
        var inDomain = separator > 0 && !string.Equals(account.Substring(0, separator), _host.MachineName, StringComparison.OrdinalIgnoreCase);
        return MetadataItem.Missing(name, inDomain
            ? $"no documented source outside the database tells which groups the Server UI knows (Gallery/AuthenticationType is {settings.Find("Gallery/AuthenticationType") ?? "not set"})"
            : $"the account '{account}' does not belong to a domain");
    }

    /// <summary>The certificates that Windows presents for HTTPS, as <c>netsh http show sslcert</c> lists them, in Windows' own language.</summary>
    public MetadataItem SslBinding(string name, CancellationToken cancellation)
    {
        if (!_registry.IsAvailable)
        {
            return MetadataItem.Missing(name, "this system has no netsh; it is asked on Windows only");
        }

        var outcome = _processes.Run(
            new ProcessRequest
            {
                FileName = Path.Combine(Environment.SystemDirectory, "netsh.exe"),
                Arguments = ["http", "show", "sslcert"],
                TimeLimit = Limit,
            },
            cancellation);
        if (outcome.TimedOut || outcome.ExitCode != 0)
        {
            return MetadataItem.Missing(name, outcome.TimedOut ? "netsh did not end in time" : $"netsh ended with exit code {outcome.ExitCode}");
        }

        return MetadataItem.Known(name, [.. outcome.OutputText().Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)]);
    }
}

using System;
using System.Collections.Generic;
using System.Linq;

namespace AlteryxBackup.Configuration;

/// <summary>Nodes that could not be told from each other: in messages, in the journal, in the archive; and services that would be stopped twice.</summary>
internal static class NodeFaults
{
    private const string Nodes = nameof(AlteryxBackupConfiguration.ServerConfiguration) + "." + nameof(ServerSection.Nodes);

    /// <summary>The faults of the nodes.</summary>
    /// <param name="nodes">The entries.</param>
    /// <param name="serviceName">The service of those that name none.</param>
    public static IEnumerable<ConfigurationFault> In(IReadOnlyList<NodeSection> nodes, string serviceName)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var services = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (node, entry) in nodes.Select((node, index) => (node, $"{Nodes}[{index}]")))
        {
            if (!names.Add(node.Name))
            {
                yield return new ConfigurationFault($"{entry}.{nameof(NodeSection.Name)}", $"'{node.Name}' is the name of another node: name each machine once");
                continue;
            }

            var host = node.Host.Length > 0 ? node.Host : node.Name;
            var service = node.ServiceName.Length > 0 ? node.ServiceName : serviceName;
            var identity = service + "\\" + host;
            if (services.TryGetValue(identity, out var other))
            {
                yield return new ConfigurationFault(
                    $"{entry}.{nameof(NodeSection.Host)}", $"service '{service}' on '{host}' is node '{other}' already: name each service once, or give this one its own ServiceName");
            }
            else
            {
                services.Add(identity, node.Name);
            }
        }
    }
}

using System;
using System.Collections.Generic;
using System.Linq;

namespace AlteryxBackup.Configuration;

/// <summary>Nodes that could not be told from each other: in messages, in the journal, in the archive.</summary>
internal static class NodeFaults
{
    private const string Nodes = nameof(AlteryxBackupConfiguration.ServerConfiguration) + "." + nameof(ServerSection.Nodes);

    public static IEnumerable<ConfigurationFault> In(IReadOnlyList<NodeSection> nodes)
    {
        var named = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return nodes.Select((node, index) => (node.Name, Index: index))
            .Where(node => !named.Add(node.Name))
            .Select(node => new ConfigurationFault($"{Nodes}[{node.Index}].{nameof(NodeSection.Name)}", $"'{node.Name}' is the name of another node: name each machine once"));
    }
}

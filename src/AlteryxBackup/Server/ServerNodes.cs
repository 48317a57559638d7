using System;
using System.Collections.Generic;
using System.Linq;
using AlteryxBackup.Configuration;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Server;

/// <summary>The machines of the deployment: this one, those that the configuration names, and those that a settings file lists.</summary>
public static class ServerNodes
{
    private const string Separator = @" on \\";

    /// <summary>All of them, this machine first.</summary>
    /// <param name="configuration">The effective configuration.</param>
    /// <param name="server">The server of this machine; null when nobody has looked: then this machine counts as the controller.</param>
    /// <param name="machineName">This machine's name, by which an entry of the configuration is told to be about it.</param>
    public static IReadOnlyList<ServerNode> Of(AlteryxBackupConfiguration configuration, AlteryxServer? server, string machineName)
    {
        var entries = configuration.ServerConfiguration.Nodes;
        var about = entries.FirstOrDefault(entry => IsThis(Host(entry), machineName));
        var others = entries.Where(entry => !IsThis(Host(entry), machineName)).ToList();
        var listed = (server?.ListedWorkers ?? [])
            .Where(name => !IsThis(name, machineName) && !others.Any(other => SameMachine(other.Name, name) || SameMachine(Host(other), name)))
            .Select(name => new NodeSection { Name = name, Roles = [NodeRole.Worker] });
        return [Local(configuration, server, machineName, about), .. others.Concat(listed).Select(entry => Remote(configuration.ServiceConfiguration, entry))];
    }

    /// <summary>Those that somebody names, in their own order; all of them when nobody is named.</summary>
    /// <param name="nodes">All of them.</param>
    /// <param name="names">Names or hosts; <c>localhost</c> is this machine.</param>
    /// <exception cref="BackupException"><see cref="ErrorCatalogue.NodeUnknown"/>: one of them is none.</exception>
    public static IReadOnlyList<ServerNode> Named(IReadOnlyList<ServerNode> nodes, IReadOnlyList<string> names)
    {
        if (names.Where(name => !nodes.Any(node => IsCalled(node, name))).Select(name => $"'{name}'").ToList() is { Count: > 0 } unknown)
        {
            throw ErrorCatalogue.NodeUnknown.Because(
                $"{string.Join(", ", unknown)} {(unknown.Count == 1 ? "is no node" : "are no nodes")} of this server. It has: {string.Join(", ", nodes.Select(node => node.Name))}.");
        }

        return names.Count == 0 ? nodes : [.. nodes.Where(node => names.Any(name => IsCalled(node, name)))];
    }

    /// <summary>The node that a journal names, also when the configuration has forgotten it since: it is then a machine with a service manager.</summary>
    public static ServerNode Find(IReadOnlyList<ServerNode> nodes, string serviceLabel)
    {
        if (nodes.FirstOrDefault(node => string.Equals(node.ServiceLabel, serviceLabel, StringComparison.OrdinalIgnoreCase)) is { } known)
        {
            return known;
        }

        var local = nodes.First(node => node.IsLocal);
        var cut = serviceLabel.IndexOf(Separator, StringComparison.Ordinal);
        return cut < 0
            ? local with { Service = local.Service with { ServiceName = serviceLabel } }
            : Remote(local.Service, new NodeSection { Name = serviceLabel.Substring(cut + Separator.Length), ServiceName = serviceLabel.Substring(0, cut), Roles = [NodeRole.Worker] });
    }

    private static ServerNode Local(AlteryxBackupConfiguration configuration, AlteryxServer? server, string machineName, NodeSection? about)
    {
        var service = configuration.ServiceConfiguration;
        return new ServerNode
        {
            Name = machineName,
            IsLocal = true,
            Roles = about?.Roles ?? (server is null ? [NodeRole.Controller] : RolesOf(server)),
            Service = about is { Control: ServiceControlMethod.Command } ? Controlled(service, about) : service,
        };
    }

    private static ServerNode Remote(ServiceSection service, NodeSection entry) => new()
    {
        Name = entry.Name,
        Host = Host(entry),
        Roles = entry.Roles,
        Service = Controlled(service, entry),
        FilesPath = entry.FilesPath.Length > 0 ? entry.FilesPath : $@"\\{Host(entry)}\C$\ProgramData\Alteryx",
    };

    private static ServiceSection Controlled(ServiceSection service, NodeSection entry) => service with
    {
        ServiceName = entry.ServiceName.Length > 0 ? entry.ServiceName : service.ServiceName,
        Control = entry.Control,
        StartCommand = entry.StartCommand,
        StopCommand = entry.StopCommand,
        StatusCommand = entry.StatusCommand,
    };

    private static List<NodeRole> RolesOf(AlteryxServer server)
    {
        var roles = new List<NodeRole>();
        if (server.IsController)
        {
            roles.Add(NodeRole.Controller);
        }

        if (server.IsWorker)
        {
            roles.Add(NodeRole.Worker);
        }

        if (server.IsServerUI)
        {
            roles.Add(NodeRole.UI);
        }

        return roles.Count > 0 ? roles : [NodeRole.Controller];
    }

    private static bool IsCalled(ServerNode node, string name) => node.IsLocal
        ? IsThis(name, node.Name)
        : SameMachine(node.Name, name) || SameMachine(node.Host, name);

    private static string Host(NodeSection entry) => entry.Host.Length > 0 ? entry.Host : entry.Name;

    private static bool IsThis(string host, string machineName) =>
        host is "." or "127.0.0.1" or "::1" || string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || SameMachine(host, machineName);

    // A full DNS name begins with the machine's name.
    private static bool SameMachine(string one, string other)
    {
        var (parts, otherParts) = (one.Split('.'), other.Split('.'));
        return string.Equals(one, other, StringComparison.OrdinalIgnoreCase)
            || ((parts.Length == 1) != (otherParts.Length == 1) && string.Equals(parts[0], otherParts[0], StringComparison.OrdinalIgnoreCase));
    }
}

using System.Collections.Generic;
using System.Linq;
using AlteryxBackup.Configuration;
using AlteryxBackup.Server;

namespace AlteryxBackup.Tests.Server;

public sealed class ServerNodesTests
{
    private static readonly ServiceSection Here = new() { ServiceName = "AlteryxService", Control = ServiceControlMethod.Command, StatusCommand = ["cluster", "status"], MaxServiceWaitSeconds = 30 };

    [Fact]
    public void Without_nodes_there_is_this_machine_alone_controlled_as_configured()
    {
        var node = Assert.Single(Nodes());

        Assert.Equal((true, "AlteryxService"), (node.IsLocal, node.ServiceLabel));
        Assert.Same(Here, node.Service);
    }

    [Theory]
    [InlineData("SERVER1", "")]
    [InlineData("server1.corp.example", "")]
    [InlineData("controller", "localhost")]
    [InlineData("controller", "127.0.0.1")]
    public void An_entry_about_this_machine_gives_it_its_roles_and_is_no_second_one(string name, string host)
    {
        var node = Assert.Single(Nodes(new NodeSection { Name = name, Host = host, Roles = [NodeRole.Controller, NodeRole.UI] }));

        Assert.Equal([NodeRole.Controller, NodeRole.UI], node.Roles);
        Assert.Same(Here, node.Service);
    }

    [Fact]
    public void Another_node_has_its_own_control_and_this_machines_limits()
    {
        var node = Nodes(new NodeSection { Name = "w1", Host = "w1.corp.example", Roles = [NodeRole.Worker] })[1];

        Assert.Equal((ServiceControlMethod.Scm, "AlteryxService", 30), (node.Service.Control, node.Service.ServiceName, node.Service.MaxServiceWaitSeconds));
        Assert.Equal((@"AlteryxService on \\w1", @"\\w1.corp.example\C$\ProgramData\Alteryx"), (node.ServiceLabel, node.FilesPath));
    }

    [Fact]
    public void A_listed_worker_that_the_configuration_names_is_not_taken_twice()
    {
        var configuration = Configuration(new NodeSection { Name = "w1.corp.example" });

        var nodes = ServerNodes.Of(configuration, new AlteryxServer { ListedWorkers = ["W1", "w2", "server1"] }, "SERVER1");

        Assert.Equal(["SERVER1", "w1.corp.example", "w2"], nodes.Select(node => node.Name));
    }

    private static IReadOnlyList<ServerNode> Nodes(params NodeSection[] entries) => ServerNodes.Of(Configuration(entries), null, "SERVER1");

    private static AlteryxBackupConfiguration Configuration(params NodeSection[] entries) =>
        new() { ServerConfiguration = new ServerSection { Nodes = entries }, ServiceConfiguration = Here };
}

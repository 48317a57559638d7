using System;
using System.Collections.Generic;
using System.IO.Abstractions;
using AlteryxBackup.Configuration;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Tests.Configuration;

public sealed class NodeConfigurationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_a_node_does_not_say_has_its_default()
    {
        var node = Assert.Single(Load("""{ "ServerConfiguration": { "Nodes": [ { "Name": "WRK1" } ] } }""").Configuration.ServerConfiguration.Nodes);

        Assert.Equal(("WRK1", ServiceControlMethod.Scm, "", "", ""), (node.Name, node.Control, node.ServiceName, node.Host, node.FilesPath));
        Assert.Equal([NodeRole.Worker], node.Roles);
        Assert.Empty(node.StopCommand);
    }

    [Theory]
    [InlineData("""{ "Roles": ["UI"] }""", "ServerConfiguration.Nodes[0].Name")]
    [InlineData("""{ "Name": "a b" }""", "ServerConfiguration.Nodes[0].Name")]
    [InlineData("""{ "Name": "../up" }""", "ServerConfiguration.Nodes[0].Name")]
    [InlineData("""{ "Name": "WRK1", "Roles": [] }""", "ServerConfiguration.Nodes[0].Roles")]
    [InlineData("""{ "Name": "WRK1", "Roles": ["Boss"] }""", "ServerConfiguration.Nodes[0].Roles[0]")]
    [InlineData("""{ "Name": "WRK1", "FilesPath": "here" }""", "ServerConfiguration.Nodes[0].FilesPath")]
    [InlineData("""{ "Name": "WRK1", "Control": "Command", "StopCommand": ["x"], "StatusCommand": ["x"] }""", "ServerConfiguration.Nodes[0].StartCommand")]
    [InlineData("""{ "Name": "WRK1" }, { "Name": "wrk1" }""", "ServerConfiguration.Nodes[1].Name")]
    [InlineData("""{ "Name": "WRK1", "Host": "10.0.0.2" }, { "Name": "WEB1", "Host": "10.0.0.2" }""", "ServerConfiguration.Nodes[1].Host")]
    [InlineData("""{ "Name": "WRK1" }, { "Name": "WEB1", "Host": "wrk1", "ServiceName": "alteryxservice" }""", "ServerConfiguration.Nodes[1].Host")]
    [InlineData("\"WRK1\"", "ServerConfiguration.Nodes[0]")]
    public void A_node_that_can_not_be_used_is_named_with_its_place(string nodes, string path)
    {
        var failure = Assert.Throws<BackupException>(() => Load($$"""{ "ServerConfiguration": { "Nodes": [ {{nodes}} ] } }"""));

        Assert.Same(ErrorCatalogue.ConfigurationInvalid, failure.Error);
        Assert.Contains(path + ": ", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""["UI", "Worker"]""")]
    [InlineData("""["UI", "Worker", "Worker"]""")]
    [InlineData("""["UI", "Worker", "Controller", "UI"]""")]
    public void An_order_names_each_role_once(string order)
    {
        var failure = Assert.Throws<BackupException>(() => Load($$"""{ "ServiceConfiguration": { "StopOrder": {{order}} } }"""));

        Assert.Contains("ServiceConfiguration.StopOrder: ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_services_of_one_host_are_two_nodes() => Assert.Equal(2, Load("""
        { "ServerConfiguration": { "Nodes": [ { "Name": "WRK1", "Host": "10.0.0.2" }, { "Name": "WEB1", "Host": "10.0.0.2", "ServiceName": "AlteryxUI" } ] } }
        """).Configuration.ServerConfiguration.Nodes.Count);

    [Fact]
    public void A_slip_of_the_keyboard_in_a_node_is_a_warning_with_the_key_that_was_meant()
    {
        var warning = Assert.Single(Load("""{ "ServerConfiguration": { "Nodes": [ { "Name": "WRK1" }, { "Name": "WRK2", "Role": ["UI"] } ] } }""").Warnings);

        Assert.StartsWith("ServerConfiguration.Nodes[1].Role: unknown key", warning, StringComparison.Ordinal);
        Assert.Contains("Roles", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_nodes_is_set_in_the_file_and_is_no_parameter() =>
        Assert.DoesNotContain(ConfigurationKeys.All, key => key.Path.Contains("Nodes", StringComparison.Ordinal));

    private LoadedConfiguration Load(string json) =>
        new ConfigurationLoader(new FileSystem(), new FakeHost(_folder.Path)).Load(_folder.Write("given.json", json), new Dictionary<string, object>());
}

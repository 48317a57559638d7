using System.IO;
using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using AlteryxBackup.Lab;

namespace AlteryxBackup.EndToEnd.Tests.Operator;

/// <summary>A script in the place of the cluster's stop command: what it does first happens after the checks and before the dump, every time.</summary>
[UnsupportedOSPlatform("windows")]
internal static class StopScript
{
    /// <summary>Writes the script, and a configuration that calls it.</summary>
    /// <param name="lab">The server.</param>
    /// <param name="first">Lines of shell to be run before the service is asked to stop.</param>
    /// <returns>The configuration's path.</returns>
    public static string Configure(LabServer lab, string first)
    {
        var script = Path.Combine(lab.Directory, "stop.sh");
        File.WriteAllText(script, $"#!/bin/sh\nset -e\n{first}\nexec '{lab.ServiceControlPath}' stop\n");
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        var configuration = JsonNode.Parse(File.ReadAllText(lab.ConfigurationPath))!;
        configuration["ServiceConfiguration"]!["StopCommand"] = new JsonArray(script);
        var path = Path.Combine(lab.Directory, "backup-config-stop-script.json");
        File.WriteAllText(path, configuration.ToJsonString());
        return path;
    }
}

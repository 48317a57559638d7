using System;
using System.Collections.Generic;
using System.IO;
using AlteryxBackup.Configuration;
using AlteryxBackup.Platform;

namespace AlteryxBackup.Tests.Configuration;

public sealed class ConfigurationTestTests
{
    [Fact]
    public void A_broken_file_in_the_usual_place_is_named()
    {
        using var folder = new TemporaryFolder();
        var machine = LocalMachine.Create() with { Host = new FakeHost(folder.Path) };
        var path = new NewConfiguration(machine).Write(null);
        File.WriteAllText(path, "{");

        var test = ConfigurationTest.Run(machine, null, new Dictionary<string, object>());

        Assert.Equal($"Configuration file {path}.", test.Source);
        Assert.Contains("isn't JSON", Assert.Single(test.Faults).ToString(), StringComparison.Ordinal);
    }
}

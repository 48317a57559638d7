using System;
using AlteryxBackup.EndToEnd.Tests.Backups;
using AlteryxBackup.EndToEnd.Tests.Programs;

namespace AlteryxBackup.EndToEnd.Tests.NetFramework;

/// <summary>
/// The module's net472 assemblies under Mono: they load, and engine and libraries work together. A smoke test for Windows PowerShell 5.1, not proof:
/// Mono binds what Windows would refuse, so it counts only together with the check of every reference's exact version.
/// </summary>
[Collection(ThreeBackupsTests.Name)]
public sealed class NetFrameworkModuleTests
{
    private readonly ThreeBackups _backups;

    public NetFrameworkModuleTests(ThreeBackups backups) => _backups = backups;

    [WitnessFact("mono")]
    public void The_net472_assemblies_load_read_a_configuration_and_verify_an_archive()
    {
        var output = Run(_backups.Of("Full").Run.ArchivePath);

        Assert.Contains("Loaded: AlteryxBackup,", output, StringComparison.Ordinal);
        Assert.Matches(@"Loaded: AlteryxBackup\.PowerShell, [1-9]\d* cmdlets", output);
        Assert.Contains("Loaded: Newtonsoft.Json,", output, StringComparison.Ordinal);
        Assert.Contains("Loaded: System.IO.Abstractions,", output, StringComparison.Ordinal);
        Assert.Contains($"LocalBackupPath: {_backups.Server.Directory}", output, StringComparison.Ordinal);
        Assert.Contains("Valid: True", output, StringComparison.Ordinal);
    }

    private string Run(string archive)
    {
        var program = Repository.PathOf("tests", "AlteryxBackup.NetFramework.Tests", "bin", Repository.Configuration, "net472", "alteryx-backup-net472.exe");
        var assemblies = Repository.PathOf("src", "AlteryxBackup.PowerShell", "bin", Repository.Configuration, "net472");
        return ExternalTool.Require("mono-runtime", "mono").Run(_backups.ArchiveFolder, program, assemblies, _backups.Server.ConfigurationPath, archive);
    }
}

using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using AlteryxBackup.Configuration;
using EngineCategory = AlteryxBackup.Platform.Errors.ErrorCategory;

namespace AlteryxBackup.Tests.Module;

/// <summary>What scripts out there depend on.</summary>
public sealed class ExportedSurfaceTests
{
    // Every advanced command has them: about_CommonParameters of PowerShell 7.6, with their aliases.
    private static readonly string[] Common =
    [
        "Verbose", "vb", "Debug", "db", "ErrorAction", "ea", "WarningAction", "wa", "InformationAction", "infa", "ProgressAction", "proga", "ErrorVariable", "ev",
        "WarningVariable", "wv", "InformationVariable", "iv", "OutVariable", "ov", "OutBuffer", "ob", "PipelineVariable", "pv", "WhatIf", "wi", "Confirm", "cf", "UseTransaction", "usetx",
    ];

    [Fact]
    public void The_surface_changes_only_knowingly() => CheckedInFile.Same(SurfaceText.Of(ModuleReflection.Cmdlets), "tests", "AlteryxBackup.Tests", "Module", "ExportedSurface.txt");

    [Fact]
    public void The_manifest_exports_the_cmdlets_that_there_are()
    {
        var manifest = Regex.Match(File.ReadAllText(Repository.PathOf("AlteryxBackup.psd1")), @"CmdletsToExport\s*=\s*@\(([^)]*)\)", RegexOptions.None, TimeSpan.FromSeconds(5)).Groups[1].Value;
        var exported = manifest.Split('\'').Where((_, index) => index % 2 == 1).ToList();
        Assert.Equal(ModuleReflection.Cmdlets.Select(cmdlet => cmdlet.Name), exported.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_verb_is_one_that_PowerShell_approves()
    {
        Type[] groups = [typeof(VerbsCommon), typeof(VerbsData), typeof(VerbsLifecycle), typeof(VerbsDiagnostic), typeof(VerbsCommunications), typeof(VerbsSecurity), typeof(VerbsOther)];
        var approved = groups.SelectMany(group => group.GetFields(BindingFlags.Public | BindingFlags.Static)).Select(verb => (string)verb.GetRawConstantValue()!).ToHashSet(StringComparer.Ordinal);
        Assert.Contains("Invoke", approved);
        Assert.Empty(ModuleReflection.Cmdlets.Select(cmdlet => cmdlet.Name.Split('-')[0]).Except(approved));
    }

    [Fact]
    public void No_cmdlet_is_longer_than_a_hundred_lines()
    {
        var files = Directory.GetFiles(Repository.PathOf("src", "AlteryxBackup.PowerShell", "Cmdlets"), "*.cs");
        Assert.True(files.Length >= ModuleReflection.Cmdlets.Count);
        Assert.Empty(files.Where(file => File.ReadLines(file).Count() > 100).Select(file => Path.GetFileName(file)));
    }

    [Fact]
    public void Every_setting_has_a_parameter_name_of_its_own()
    {
        Assert.Equal(ConfigurationKeys.All.Count, ConfigurationKeys.All.Select(key => key.ParameterName).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Empty(ConfigurationKeys.All.Select(key => key.ParameterName).Intersect(Common, StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void Every_setting_is_a_parameter_of_the_backup_but_the_mode_which_has_its_own()
    {
        var invoke = ModuleReflection.Cmdlets.Single(cmdlet => cmdlet.Name == "Invoke-AlteryxBackup");
        Assert.Equal(["BackupConfiguration.DefaultBackupMode"], ConfigurationKeys.All.Select(key => key.Path).Except(invoke.Settings.Select(setting => setting.Key.Path)));
        Assert.Contains("BackupMode", invoke.Parameters.Select(parameter => parameter.Name));
    }

    [Fact]
    public void No_name_or_alias_means_two_parameters_of_a_cmdlet() => Assert.All(ModuleReflection.Cmdlets, cmdlet =>
    {
        var names = cmdlet.Parameters.Where(parameter => parameter.Name is not ("WhatIf" or "Confirm"))
            .SelectMany(parameter => parameter.Aliases.Prepend(parameter.Name))
            .Concat(cmdlet.Settings.Select(setting => setting.Name)).ToList();
        Assert.Empty(names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1).Select(same => $"{cmdlet.Name} -{same.Key}"));
        Assert.Empty(names.Intersect(Common, StringComparer.OrdinalIgnoreCase).Select(name => $"{cmdlet.Name} -{name}"));
    });

    [Fact]
    public void Every_category_of_the_engine_is_one_of_PowerShell() => Assert.Empty(Enum.GetNames<EngineCategory>().Except(Enum.GetNames<ErrorCategory>()));
}

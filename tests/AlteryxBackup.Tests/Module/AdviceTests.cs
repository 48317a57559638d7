using System;
using System.Linq;
using System.Text.RegularExpressions;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.PowerShell.Hosting;

namespace AlteryxBackup.Tests.Module;

/// <summary>One text of advice serves command line, log and PowerShell.</summary>
public sealed class AdviceTests
{
    [Fact]
    public void Every_command_of_the_command_line_that_the_catalogue_advises_stands_with_its_cmdlet()
    {
        // The lab and its commands exist on the command line alone.
        var advice = ErrorCatalogue.All.Where(error => error != ErrorCatalogue.LabFailed).Select(error => error.Action).ToList();

        Assert.Contains(advice, action => action.Contains("alteryx-backup ", StringComparison.Ordinal));
        Assert.All(advice, action => Assert.DoesNotContain("alteryx-backup ", CmdletWording.Of(action), StringComparison.Ordinal));
    }

    [Fact]
    public void Cmdlets_that_are_advised_exist()
    {
        var exported = typeof(CmdletWording).Assembly.GetExportedTypes().Select(type => type.Name).ToHashSet(StringComparer.Ordinal);
        var named = ErrorCatalogue.All.SelectMany(error => Regex.Matches(error.Action, @"\b[A-Z][a-z]+-Alteryx\w+").Select(match => match.Value)).Distinct().ToList();

        Assert.NotEmpty(named);
        Assert.All(named, name => Assert.Contains(name.Replace("-", "", StringComparison.Ordinal) + "Command", exported));
    }

    [Fact]
    public void In_PowerShell_the_cmdlet_stands_alone() =>
        Assert.Equal("Look with Get-AlteryxBackup (newest first).", CmdletWording.Of("Look with 'alteryx-backup list' (Get-AlteryxBackup) (newest first)."));
}

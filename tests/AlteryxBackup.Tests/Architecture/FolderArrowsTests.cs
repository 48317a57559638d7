using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace AlteryxBackup.Tests.Architecture;

public sealed partial class FolderArrowsTests
{
    // In the order in which data flows. A folder may use itself and those before it.
    private static readonly string[] Stages =
    [
        "Platform", "Configuration", "Server", "Service", "Databases", "Files", "Archives", "Destinations", "Verification", "Catalogue", "Retention",
        "Restore", "Reporting", "Operations",
    ];

    [Fact]
    public void Every_folder_of_the_engine_is_a_known_stage()
    {
        var folders = Directory.GetDirectories(Repository.PathOf("src", "AlteryxBackup")).Select(Path.GetFileName).Where(name => name is not ("bin" or "obj"));

        Assert.Empty(folders.Except(Stages));
    }

    [Fact]
    public void An_earlier_stage_never_uses_a_later_one()
    {
        var backwards = new List<string>();
        foreach (var (file, stage) in SourceFiles())
        {
            foreach (var used in UsedStages(File.ReadAllText(file)).Where(used => Array.IndexOf(Stages, used) > Array.IndexOf(Stages, stage)))
            {
                backwards.Add($"{Path.GetRelativePath(Repository.Root, file)} uses {used}");
            }
        }

        Assert.Empty(backwards);
    }

    [Fact]
    public void A_namespace_is_the_folder_it_stands_in()
    {
        var astray = SourceFiles()
            .Where(source => NamespaceOfOurs().IsMatch(File.ReadAllText(source.File)))
            .Where(source => !File.ReadAllText(source.File).Contains("namespace " + ExpectedNamespace(source.File) + ";", StringComparison.Ordinal))
            .Select(source => Path.GetRelativePath(Repository.Root, source.File));

        Assert.Empty(astray);
    }

    [Fact]
    public void The_engine_knows_no_console_and_no_PowerShell()
    {
        var offenders = SourceFiles()
            .Where(source => HostTypes().IsMatch(File.ReadAllText(source.File)))
            .Select(source => Path.GetRelativePath(Repository.Root, source.File));

        Assert.Empty(offenders);
    }

    [Fact]
    public void The_lab_shares_no_code_with_the_engine()
    {
        var project = File.ReadAllText(Repository.PathOf("src", "AlteryxBackup.Lab", "AlteryxBackup.Lab.csproj"));

        Assert.DoesNotContain("ProjectReference", project, StringComparison.Ordinal);
        Assert.DoesNotContain("AlteryxBackup/", project, StringComparison.Ordinal);
    }

    [Fact]
    public void Windows_imports_stand_in_the_Windows_folder_alone()
    {
        var offenders = SourceFiles()
            .Where(source => WindowsImport().IsMatch(File.ReadAllText(source.File)))
            .Select(source => Path.GetRelativePath(Repository.PathOf("src", "AlteryxBackup"), source.File))
            .Where(file => !file.StartsWith(Path.Combine("Platform", "Windows"), StringComparison.Ordinal));

        Assert.Empty(offenders);
    }

    private static IEnumerable<(string File, string Stage)> SourceFiles() => Stages
        .Select(stage => (Stage: stage, Folder: Repository.PathOf("src", "AlteryxBackup", stage)))
        .Where(stage => Directory.Exists(stage.Folder))
        .SelectMany(stage => Directory.EnumerateFiles(stage.Folder, "*.cs", SearchOption.AllDirectories).Select(file => (file, stage.Stage)));

    private static IEnumerable<string> UsedStages(string source) =>
        StageName().Matches(source).Select(match => match.Groups[1].Value).Where(Stages.Contains).Distinct();

    private static string ExpectedNamespace(string file) =>
        "AlteryxBackup." + Path.GetRelativePath(Repository.PathOf("src", "AlteryxBackup"), Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '.');

    [GeneratedRegex(@"\bAlteryxBackup\.([A-Z]\w+)")]
    private static partial Regex StageName();

    // What fills a gap of a framework stands in that framework's namespace, and assembly attributes stand in none.
    [GeneratedRegex(@"^namespace AlteryxBackup", RegexOptions.Multiline)]
    private static partial Regex NamespaceOfOurs();

    [GeneratedRegex(@"\bConsole\.(Write|Out|Error|Read)|System\.Management\.Automation")]
    private static partial Regex HostTypes();

    [GeneratedRegex("""(DllImport|LibraryImport)\("(kernel32|advapi32|ntdll|user32|shell32|psapi)""", RegexOptions.IgnoreCase)]
    private static partial Regex WindowsImport();
}

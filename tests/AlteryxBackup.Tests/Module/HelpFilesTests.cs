using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace AlteryxBackup.Tests.Module;

/// <summary>Help has one source, is complete, and is what ships.</summary>
public sealed partial class HelpFilesTests
{
    private static readonly IReadOnlyList<CmdletDescription> Cmdlets = ModuleReflection.Cmdlets;

    [Fact]
    public void The_help_file_is_what_the_cmdlets_say() => CheckedInFile.Same(MamlHelp.Of(Cmdlets), "module", "en-US", "AlteryxBackup.PowerShell.dll-Help.xml");

    [Fact]
    public void The_pages_are_what_the_cmdlets_say()
    {
        Assert.All(Cmdlets, cmdlet => CheckedInFile.Same(CmdletPage.Of(cmdlet, Cmdlets), "docs", "cmdlets", cmdlet.Name + ".md"));
        CheckedInFile.Same(CmdletPage.Index(Cmdlets), "docs", "cmdlets", "README.md");
    }

    [Fact]
    public void The_topics_are_what_the_module_says_in_ASCII_of_at_most_80_columns()
    {
        Assert.Equal(["about_AlteryxBackup", "about_AlteryxBackup_Configuration"], AboutTopic.Names.Order(StringComparer.Ordinal));
        Assert.All(AboutTopic.Names, name =>
        {
            var text = AboutTopic.Of(name, Cmdlets);
            CheckedInFile.Same(text, "module", "en-US", name + ".help.txt");
            Assert.DoesNotContain("{{", text, StringComparison.Ordinal);
            Assert.DoesNotContain(text.Split('\n'), line => line.Length > 80 || line.Any(letter => letter is < ' ' or > '~'));
        });
    }

    [Fact]
    public void No_page_and_no_example_is_about_a_cmdlet_that_is_not_there()
    {
        var known = Cmdlets.Select(cmdlet => cmdlet.Name).Append("README").ToList();
        var pages = Directory.GetFiles(Repository.PathOf("docs", "cmdlets"), "*.md").Concat(Directory.GetFiles(Path.GetDirectoryName(Example.FileOf(""))!, "*.md"));
        Assert.Empty(pages.Select(page => Path.GetFileNameWithoutExtension(page)).Except(known));
    }

    [Fact]
    public void Every_cmdlet_says_what_it_does_and_describes_how() => Assert.All(Cmdlets, cmdlet =>
    {
        Assert.True(cmdlet.Synopsis.EndsWith('.'), $"{cmdlet.Name} has no synopsis: give {cmdlet.Type.Name} a <summary>.");
        Assert.True(cmdlet.Remarks.Sum(Sentences) >= 2, $"{cmdlet.Name} has no description: give {cmdlet.Type.Name} <remarks> of at least two sentences: how it works, when to use it.");
        Assert.True(cmdlet.Outputs.Count > 0, $"{cmdlet.Name} doesn't say what it writes: give {cmdlet.Type.Name} an [OutputType].");
    });

    [Fact]
    public void Every_parameter_says_what_it_does_and_when_to_use_it() => Assert.All(
        Cmdlets.SelectMany(cmdlet => cmdlet.Parameters.Select(parameter => (From: $"the summary of {cmdlet.Type.Name}.{parameter.Name}", parameter.Text))
            .Concat(cmdlet.Settings.Select(setting => (From: $"the schema's description of {setting.Key.Path}", Text: setting.Key.Description)))).Distinct(),
        parameter => Assert.True(Sentences(parameter.Text) >= 2, $"Say in {parameter.From} what it does, and in a second sentence when you would use it. Now: '{parameter.Text}'"));

    [Fact]
    public void Every_cmdlet_has_three_examples_that_use_it_and_are_explained() => Assert.All(Cmdlets, cmdlet =>
    {
        Assert.True(cmdlet.Examples.Count >= 3, $"{cmdlet.Name} has {cmdlet.Examples.Count} examples in {Path.GetRelativePath(Repository.Root, Example.FileOf(cmdlet.Name))}; it needs three.");
        Assert.All(cmdlet.Examples, example =>
        {
            Assert.Contains(cmdlet.Name, example.Code, StringComparison.Ordinal);
            Assert.True(Sentences(example.Text) >= 1, $"{cmdlet.Name}, example '{example.Title}': say in a sentence what it shows.");
        });
    });

    private static int Sentences(string text) => SentenceEnd().Count(text);

    [GeneratedRegex(@"[.!?](?=\s|$)")]
    private static partial Regex SentenceEnd();
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace AlteryxBackup.Tests.Module;

/// <summary>The file that Get-Help reads.</summary>
internal static class MamlHelp
{
    private static readonly XNamespace Msh = "http://msh";
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    public static string Of(IReadOnlyList<CmdletDescription> cmdlets)
    {
        var items = new XElement(Msh + "helpItems", new XAttribute("schema", "maml"), cmdlets.Select(cmdlet => Help(cmdlet, cmdlets)));
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
            + "<!-- Made from the cmdlets' XML documentation, the configuration's schema and src/AlteryxBackup.PowerShell/Help: change those, not this file. -->\n"
            + items.ToString().Replace("\r\n", "\n", StringComparison.Ordinal) + "\n";
    }

    private static XElement Help(CmdletDescription cmdlet, IReadOnlyList<CmdletDescription> all) => new(
        Command + "command",
        new XAttribute(XNamespace.Xmlns + "maml", Maml),
        new XAttribute(XNamespace.Xmlns + "command", Command),
        new XAttribute(XNamespace.Xmlns + "dev", Dev),
        new XElement(
            Command + "details",
            new XElement(Command + "name", cmdlet.Name),
            Described(cmdlet.Synopsis),
            new XElement(Maml + "copyright", Paragraph("")),
            new XElement(Command + "verb", cmdlet.Name.Split('-')[0]),
            new XElement(Command + "noun", cmdlet.Name.Split('-')[1]),
            new XElement(Dev + "version")),
        Described([.. cmdlet.Description]),
        new XElement(Command + "syntax", cmdlet.Sets.Select(set => Syntax(cmdlet, set))),
        new XElement(Command + "parameters", cmdlet.Parameters.Select(Parameter).Concat(cmdlet.Settings.Select(Setting))),
        new XElement(Command + "inputTypes", Inputs.Of(cmdlet).Select(input => new XElement(Command + "inputType", Typed(TypeNames.Short(input.Type)), Described(input.Text)))),
        new XElement(Command + "returnValues", cmdlet.Outputs.Select(output => new XElement(Command + "returnValue", Typed(output.Type.FullName!), Described(output.Text)))),
        new XElement(Command + "terminatingErrors"),
        new XElement(Command + "nonTerminatingErrors"),
        new XElement(Command + "examples", cmdlet.Examples.Select(Shown)),
        new XElement(Maml + "relatedLinks", RelatedTopics.Of(cmdlet, all).Select(topic => new XElement(Maml + "navigationLink", new XElement(Maml + "linkText", topic)))));

    // Settings aren't in the syntax: sixty of them would hide the parameters that people look for there.
    private static XElement Syntax(CmdletDescription cmdlet, string set) => new(
        Command + "syntaxItem",
        new XElement(Maml + "name", cmdlet.Name),
        cmdlet.In(set).Select(use => new XElement(
            Command + "parameter",
            Attributes(use.Parameter, use.Binding.Mandatory, use.Binding.Position is { } position ? $"{position}" : "named", new ParameterDescription(use.Parameter.Name, use.Parameter.Type, "") { Bindings = [use.Binding] }.PipelineInput),
            new XElement(Maml + "name", use.Parameter.Name),
            Described(use.Parameter.Text),
            Values(use.Parameter))));

    private static XElement? Values(ParameterDescription parameter) => TypeNames.IsSwitch(parameter.Type) ? null
        : parameter.Choices.Count == 0 ? Value(TypeNames.Short(parameter.Type), required: true)
        : new XElement(Command + "parameterValueGroup", parameter.Choices.Select(choice => Value(choice, required: false)));

    private static XElement Parameter(ParameterDescription parameter) => new(
        Command + "parameter",
        Attributes(parameter, parameter.Mandatory, parameter.Position, parameter.PipelineInput),
        new XElement(Maml + "name", parameter.Name),
        Described(parameter.Choices.Count == 0 ? [parameter.Text] : [parameter.Text, $"Accepted values: {string.Join(", ", parameter.Choices)}."]),
        Value(TypeNames.Short(parameter.Type), required: !TypeNames.IsSwitch(parameter.Type)),
        Typed(TypeNames.Short(parameter.Type)),
        new XElement(Dev + "defaultValue", parameter.Default));

    private static XElement Setting(SettingDescription setting) => new(
        Command + "parameter",
        Attributes(new ParameterDescription(setting.Name, setting.Type, ""), required: false, "named", "False"),
        new XElement(Maml + "name", setting.Name),
        Described(setting.Key.Description, setting.Source),
        Value(TypeNames.Short(setting.Type), required: !TypeNames.IsSwitch(setting.Type)),
        Typed(TypeNames.Short(setting.Type)),
        new XElement(Dev + "defaultValue", setting.Default));

    private static XAttribute[] Attributes(ParameterDescription parameter, bool required, string position, string pipelineInput) =>
    [
        new("required", required),
        new("variableLength", parameter.Type.IsArray),
        new("globbing", parameter.Wildcards),
        new("pipelineInput", pipelineInput),
        new("position", position),
        new("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases)),
    ];

    private static XElement Shown(Example example, int index) => new(
        Command + "example",
        new XElement(Maml + "title", $"-------- Example {index + 1}: {example.Title} --------"),
        new XElement(Dev + "code", example.Code),
        new XElement(Dev + "remarks", example.Text.Split("\n\n").Select(text => Paragraph(text.Replace('\n', ' ')))));

    private static XElement Value(string name, bool required) =>
        new(Command + "parameterValue", new XAttribute("required", required), new XAttribute("variableLength", false), name);

    private static XElement Typed(string name) => new(Dev + "type", new XElement(Maml + "name", name), new XElement(Maml + "uri"));

    private static XElement Described(params string[] paragraphs) => new(Maml + "description", paragraphs.Select(Paragraph));

    private static XElement Paragraph(string text) => new(Maml + "para", text);
}

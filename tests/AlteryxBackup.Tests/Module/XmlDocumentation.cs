using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace AlteryxBackup.Tests.Module;

/// <summary>The XML documentation that the compiler writes beside an assembly, as plain text.</summary>
internal sealed partial class XmlDocumentation
{
    private readonly Dictionary<string, XElement> _members;

    private XmlDocumentation(Dictionary<string, XElement> members) => _members = members;

    public static XmlDocumentation Of(params Assembly[] assemblies) => new(assemblies
        .SelectMany(assembly => XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member"))
        .ToDictionary(member => member.Attribute("name")!.Value));

    public string Summary(Type type) => string.Join(" ", Paragraphs("T:" + type.FullName, "summary"));

    public IReadOnlyList<string> Remarks(Type type) => Paragraphs("T:" + type.FullName, "remarks");

    public string Summary(MemberInfo member) =>
        string.Join(" ", Paragraphs($"{(member is PropertyInfo ? 'P' : 'F')}:{member.DeclaringType!.FullName}.{member.Name}", "summary"));

    private string[] Paragraphs(string member, string element) => _members.TryGetValue(member, out var found) && found.Element(element) is { } text
        ? [.. Text(text).Split('\f').Select(paragraph => WhiteSpace().Replace(paragraph, " ").Trim()).Where(paragraph => paragraph.Length > 0)]
        : [];

    private static string Text(XElement element) => string.Concat(element.Nodes().Select(node => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "para" } paragraph => "\f" + Text(paragraph) + "\f",
        XElement { IsEmpty: true } reference => Referred(reference),
        XElement inner => Text(inner),
        _ => "",
    }));

    private static string Referred(XElement reference)
    {
        var name = (reference.Attribute("cref") ?? reference.Attribute("name") ?? reference.Attribute("langword"))?.Value ?? "";
        return name.Split('(')[0].Split('.', ':').Last();
    }

    [GeneratedRegex(@"[ \t\r\n]+")]
    private static partial Regex WhiteSpace();
}

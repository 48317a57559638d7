using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Server;

/// <summary>One RuntimeSettings.xml to be changed: values by <c>Section/Element</c>. What isn't changed stays as it stands.</summary>
internal sealed class SettingsDocument
{
    private readonly XDocument _document;

    private SettingsDocument(XDocument document) => _document = document;

    /// <summary>Every leaf that has a value, in the file's order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Values => [.. _document.Root!.Elements()
        .SelectMany(section => section.Elements().Where(leaf => !leaf.HasElements).Select(leaf => new KeyValuePair<string, string>($"{section.Name.LocalName}/{leaf.Name.LocalName}", leaf.Value.Trim())))
        .Where(leaf => leaf.Value.Length > 0)];

    /// <summary>Reads one.</summary>
    /// <param name="content">The file's bytes.</param>
    /// <param name="name">What to call it in a message.</param>
    /// <exception cref="BackupException">ServerSettingsUnreadable.</exception>
    public static SettingsDocument Read(byte[] content, string name)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(content), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            var document = XDocument.Load(reader, LoadOptions.PreserveWhitespace);
            return document.Root!.Name == "SystemSettings"
                ? new SettingsDocument(document)
                : throw ErrorCatalogue.ServerSettingsUnreadable.Because($"{name} holds no server settings: its root element is {document.Root.Name}, not SystemSettings.");
        }
        catch (XmlException fault)
        {
            throw ErrorCatalogue.ServerSettingsUnreadable.Because($"{name} is not well-formed XML: {fault.Message}", cause: fault);
        }
    }

    /// <summary>A value; null when the file has none.</summary>
    public string? Find(string path) => Leaf(path)?.Value.Trim() is { Length: > 0 } value ? value : null;

    /// <summary>Sets a value, null removes the element: an absent one means the default.</summary>
    public void Set(string path, string? value)
    {
        var leaf = Leaf(path);
        if (value is null)
        {
            leaf?.Remove();
            return;
        }

        if (leaf is null)
        {
            var parts = path.Split('/');
            var section = _document.Root!.Element(parts[0]);
            if (section is null)
            {
                section = new XElement(parts[0]);
                _document.Root.Add(section);
            }

            leaf = new XElement(parts[1]);
            section.Add(leaf);
        }

        leaf.Value = value;
    }

    /// <summary>The file's bytes, UTF-8 without mark.</summary>
    public byte[] Write()
    {
        using var content = new MemoryStream();
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), OmitXmlDeclaration = _document.Declaration is null, NewLineHandling = NewLineHandling.None };
        using (var writer = XmlWriter.Create(content, settings))
        {
            _document.Save(writer);
        }

        return content.ToArray();
    }

    private XElement? Leaf(string path)
    {
        var parts = path.Split('/');
        return parts.Length == 2 ? _document.Root!.Element(parts[0])?.Element(parts[1]) : null;
    }
}

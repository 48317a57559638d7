using System.IO;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace AlteryxBackup.Lab.Settings;

/// <summary>RuntimeSettings.xml as the server reads it: this machine's overrides over the shipped defaults. Only overrides are written.</summary>
internal sealed class ServerSettings(Layout layout)
{
    private const string RootName = "SystemSettings";

    public bool IsController => Read("Controller", "ControllerEnabled") == "True";

    public bool HasEmbeddedDatabase => IsController && Read("Controller", "EmbeddedMongoDBEnabled") == "True";

    public string DatabaseFolder => Read("Controller", "EmbeddedMongoDBRootPath") is { Length: > 0 } path ? path : layout.DefaultDatabase;

    /// <summary>Empty when neither file has the element.</summary>
    public string Read(string section, string element) =>
        Find(layout.Settings, section, element) ?? Find(layout.DefaultSettings, section, element) ?? "";

    public void Write(string section, string element, string value)
    {
        var document = File.Exists(layout.Settings) ? Load(layout.Settings) : new XDocument(new XElement(RootName));
        Child(Child(document.Root!, section), element).Value = value;
        Save(document, layout.Settings);
    }

    /// <exception cref="LabException">It is no settings file.</exception>
    public static XDocument Load(string path)
    {
        try
        {
            var document = XDocument.Load(path);
            return document.Root!.Name.LocalName == RootName ? document : throw new LabException($"'{path}' is no settings file: its root isn't {RootName}.");
        }
        catch (XmlException e)
        {
            throw new LabException($"'{path}' is no settings file: {e.Message}", e);
        }
    }

    public static void Save(XDocument document, string path)
    {
        using var writer = XmlWriter.Create(path, new XmlWriterSettings { Indent = true, IndentChars = "\t", NewLineChars = "\r\n", Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
        document.Save(writer);
    }

    private static string? Find(string path, string section, string element) =>
        File.Exists(path) ? Load(path).Root!.Element(section)?.Element(element)?.Value : null;

    private static XElement Child(XElement parent, string name)
    {
        if (parent.Element(name) is { } found)
        {
            return found;
        }

        var child = new XElement(name);
        parent.Add(child);
        return child;
    }
}

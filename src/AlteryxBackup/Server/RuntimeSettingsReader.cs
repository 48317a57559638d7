using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Server;

/// <summary>Reads the two files of an installation and merges them: the defaults it came with, and this machine's overrides.</summary>
public sealed class RuntimeSettingsReader
{
    private const string BuiltIn = "default";

    private readonly IFileSystem _files;

    /// <summary>Takes the file system.</summary>
    public RuntimeSettingsReader(IFileSystem files) => _files = files;

    /// <summary>Reads and merges. A defaults file that can't be read is replaced by what is known of it, with a warning.</summary>
    /// <param name="defaultsPath">Full path of <c>RuntimeData\RuntimeSettings.xml</c> beside the executable.</param>
    /// <param name="overridesPath">Full path of RuntimeSettings.xml in the server's data folder.</param>
    /// <exception cref="BackupException"><see cref="ErrorCatalogue.ServerSettingsUnreadable"/>: the overrides are missing, can't be read, or are no settings.</exception>
    public RuntimeSettings Read(string defaultsPath, string overridesPath)
    {
        var merged = new MergedSettings();
        var warnings = new List<string>();
        merged.Add(RuntimeSettingsDefaults.Values, BuiltIn);
        try
        {
            merged.Add(Load(defaultsPath), defaultsPath);
        }
        catch (BackupException unreadable)
        {
            warnings.Add($"{unreadable.Happened} The product's own table of defaults is used instead.");
        }

        merged.Add(Load(overridesPath), overridesPath);
        return new RuntimeSettings(merged.Values, merged.Sources, merged.Workers, warnings);
    }

    private XElement Load(string path)
    {
        try
        {
            using var stream = _files.File.Open(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            var root = XDocument.Load(reader).Root!;
            return root.Name == "SystemSettings"
                ? root
                : throw ErrorCatalogue.ServerSettingsUnreadable.Because($"{path} holds no server settings: its root element is {root.Name}, not SystemSettings.");
        }
        catch (XmlException fault)
        {
            // A document type is refused without a place; it can only stand at the top.
            var where = fault.LineNumber > 0 ? $"line {fault.LineNumber}, column {fault.LinePosition}" : "its document type (DOCTYPE) is not read";
            throw ErrorCatalogue.ServerSettingsUnreadable.Because($"{path} is not well-formed XML: {where}.", cause: fault);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw ErrorCatalogue.ServerSettingsUnreadable.Because($"{path} does not exist.", cause: fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw ErrorCatalogue.ServerSettingsUnreadable.Because($"{path} can't be read: {fault.Message}", cause: fault);
        }
    }

    private sealed class MergedSettings
    {
        public Dictionary<string, string> Values { get; } = [];

        public Dictionary<string, string> Sources { get; } = [];

        public List<string> Workers { get; } = [];

        public void Add(IEnumerable<KeyValuePair<string, string>> values, string source)
        {
            foreach (var value in values)
            {
                Values[value.Key] = value.Value;
                Sources[value.Key] = source;
            }
        }

        public void Add(XElement root, string source)
        {
            Add(root.Elements().Where(section => section.Name != "Workers").SelectMany(section => Leaves(section, section.Name.LocalName)), source);
            Workers.AddRange(root.Elements("Workers").Elements("Worker").Select(NodeName).Where(name => name.Length > 0 && !Workers.Contains(name)));
        }

        private static IEnumerable<KeyValuePair<string, string>> Leaves(XElement element, string path) => element.HasElements
            ? element.Elements().SelectMany(child => Leaves(child, path + "/" + child.Name.LocalName))
            : [new KeyValuePair<string, string>(path, element.Value.Trim())];

        // Nobody has seen a real one: a name as text, or in the first element inside.
        private static string NodeName(XElement worker) => (worker.Elements().FirstOrDefault() ?? worker).Value.Trim();
    }
}

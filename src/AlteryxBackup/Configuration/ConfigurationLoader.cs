using System.Collections.Generic;
using System.IO.Abstractions;
using System.Linq;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Secrets;
using Newtonsoft.Json.Linq;

namespace AlteryxBackup.Configuration;

/// <summary>Makes the effective configuration: defaults, over them the file, over that the parameters (REQ-8.1).</summary>
public sealed class ConfigurationLoader
{
    private readonly ConfigurationSchema _schema = ConfigurationSchema.Read();
    private readonly UnknownKeys _unknownKeys;
    private readonly ConfigurationParameters _parameters;
    private readonly HostPaths _paths;
    private readonly ConfigurationFile _file;

    /// <summary>Takes the boundaries that it asks.</summary>
    public ConfigurationLoader(IFileSystem files, IHostInformation host)
    {
        _unknownKeys = new UnknownKeys(_schema.Root);
        _parameters = new ConfigurationParameters(_schema, _unknownKeys);
        _paths = new HostPaths(files, host);
        _file = new ConfigurationFile(files, _paths, host);
    }

    /// <summary>Loads the configuration, or says everything that is wrong with it.</summary>
    /// <param name="explicitPath">The file that the user named; null for the usual places: <c>%ProgramData%\AlteryxBackup</c>, then <c>config</c> in the module's folder.</param>
    /// <param name="parameters">Values that win over the file, keyed by dotted path; a text is read as the setting's type.</param>
    /// <exception cref="BackupException"><see cref="ErrorCatalogue.ConfigurationNotFound"/>, <see cref="ErrorCatalogue.ConfigurationInvalid"/> with all faults.</exception>
    public LoadedConfiguration Load(string? explicitPath, IReadOnlyDictionary<string, object> parameters)
    {
        var examination = Examine(explicitPath, parameters);
        if (examination.Loaded is not null)
        {
            return examination.Loaded;
        }

        var where = examination.SourcePath is null ? "The parameters" : $"The configuration {examination.SourcePath}";
        var count = examination.Faults.Count == 1 ? "a fault" : $"{examination.Faults.Count} faults";
        throw ErrorCatalogue.ConfigurationInvalid.Because($"{where} can't be used because of {count}:\n  {string.Join("\n  ", examination.Faults)}\n");
    }

    /// <summary>The same, with the faults as a list.</summary>
    /// <exception cref="BackupException">The file named isn't there, can't be read or isn't JSON.</exception>
    public ConfigurationExamination Examine(string? explicitPath, IReadOnlyDictionary<string, object> parameters)
    {
        var sourcePath = _file.Find(explicitPath);
        var fromFile = sourcePath is null ? new JObject() : _file.Read(sourcePath);
        var faults = SchemaValidator.Validate(_schema.Root, fromFile).ToList();
        var warnings = fromFile is JObject given ? _unknownKeys.Warnings(_schema.Root, given).ToList() : [];
        var fromParameters = _parameters.ToDocument(parameters, faults);

        var document = new ConfigurationDocument(_schema.Root, MachineDefaults());
        document.Lay(fromFile as JObject ?? [], ValueOrigin.File);
        document.Lay(fromParameters, ValueOrigin.Parameter);
        faults.AddRange(SchemaValidator.Validate(_schema.Root, document.Values)
            .Where(fault => faults.All(known => known.Path != fault.Path)).ToList());
        if (faults.Count > 0)
        {
            return new ConfigurationExamination(sourcePath, faults, warnings, null);
        }

        var loaded = Finish(document, sourcePath, warnings);
        if (PlaceFaults.In(loaded.Configuration.BackupConfiguration).Concat(NodeFaults.In(loaded.Configuration.ServerConfiguration.Nodes, loaded.Configuration.ServiceConfiguration.ServiceName)).ToList() is { Count: > 0 } contradictions)
        {
            return new ConfigurationExamination(sourcePath, contradictions, loaded.Warnings, null);
        }

        return new ConfigurationExamination(sourcePath, [], loaded.Warnings, loaded);
    }

    private LoadedConfiguration Finish(ConfigurationDocument document, string? sourcePath, List<string> warnings)
    {
        var unusable = new List<ConfigurationFault>();
        foreach (var value in Texts(_schema.Root, document.Values).Where(value => value.Key.IsPath).Select(value => value.Value).ToList())
        {
            var path = value.Path;
            var expanded = _paths.Expand((string)value!);
            value.Value = expanded;
            if (_paths.Problem(expanded) is { } problem && expanded.Length > 0)
            {
                unusable.Add(new ConfigurationFault(path, problem));
            }
        }

        warnings.AddRange(unusable.Select(fault => fault.ToString()));
        var configuration = document.Bind();
        var masked = (JObject)document.Values.DeepClone();
        var secrets = MaskPasswords(masked, warnings);
        var source = sourcePath is null
            ? $"No configuration file: running on the defaults. Looked for {string.Join(" and ", _file.UsualPlaces())}."
            : $"Configuration file {sourcePath}.";
        return new LoadedConfiguration(configuration, masked, sourcePath, source, warnings, document.Origins, unusable, secrets);
    }

    private List<Secret> MaskPasswords(JObject values, List<string> warnings)
    {
        var secrets = new List<Secret>();
        foreach (var value in Texts(_schema.Root, values).Select(value => value.Value).ToList())
        {
            var passwords = ConnectionStringPassword.In((string)value!).ToList();
            if (passwords.Count > 0)
            {
                warnings.Add($"{value.Path}: holds a password in clear text. Take it out, and hand it over as the documentation of this setting says.");
                secrets.AddRange(passwords.Select(Secret.FromText));
                value.Value = ConnectionStringPassword.Masked((string)value!);
            }
        }

        return secrets;
    }

    private JObject MachineDefaults()
    {
        var defaults = _schema.Defaults();
        _paths.MoveDefaults(defaults);
        return defaults;
    }

    private static IEnumerable<KeyValuePair<SchemaNode, JValue>> Texts(SchemaNode node, JToken value) => value switch
    {
        JObject section => node.Section!.Properties.SelectMany(property => Texts(property.Value, section[property.Key]!)),
        JArray list => list.SelectMany(element => Texts(node.Items ?? node, element)),
        JValue { Type: JTokenType.String } text => [new KeyValuePair<SchemaNode, JValue>(node, text)],
        _ => [],
    };
}

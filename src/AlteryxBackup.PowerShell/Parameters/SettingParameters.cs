using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;
using System.Management.Automation;
using AlteryxBackup.Configuration;

namespace AlteryxBackup.PowerShell.Parameters;

/// <summary>The settings of some sections as parameters, made from the configuration's schema: whatever can stand in the file can be given here.</summary>
internal sealed class SettingParameters
{
    // -BackupMode says it, and has an exit code of its own.
    private const string SaidByBackupMode = "BackupConfiguration.DefaultBackupMode";

    private readonly IReadOnlyDictionary<string, ConfigurationKey> _keys;

    /// <param name="sections">The sections whose settings matter to the cmdlet.</param>
    public SettingParameters(IReadOnlyCollection<string> sections)
    {
        _keys = ConfigurationKeys.All.Where(key => sections.Contains(key.Section) && key.Path != SaidByBackupMode).ToDictionary(key => key.ParameterName);
        foreach (var key in _keys.Values)
        {
            Parameters.Add(key.ParameterName, new RuntimeDefinedParameter(key.ParameterName, ParameterType(key), Attributes(key)));
        }
    }

    /// <summary>What PowerShell binds.</summary>
    public RuntimeDefinedParameterDictionary Parameters { get; } = [];

    /// <summary>What the user gave, by the setting's dotted path.</summary>
    public IReadOnlyDictionary<string, object> Given() => Parameters.Values
        .Where(parameter => parameter.IsSet)
        .ToDictionary(parameter => _keys[parameter.Name].Path, parameter => parameter.Value is SwitchParameter flag ? flag.ToBool() : parameter.Value);

    /// <summary>A switch for what is off by default, so that it is switched on as people expect; what is on by default is given a value.</summary>
    public static System.Type ParameterType(ConfigurationKey key) => key is { ValueType: var type, Default: "false" } && type == typeof(bool) ? typeof(SwitchParameter) : key.ValueType;

    private static Collection<System.Attribute> Attributes(ConfigurationKey key)
    {
        var attributes = new Collection<System.Attribute> { new ParameterAttribute { HelpMessage = key.Description } };
        if (key.ValueType == typeof(string[]))
        {
            attributes.Add(new AllowEmptyCollectionAttribute());
        }

        if (key.ValueType == typeof(string))
        {
            attributes.Add(new AllowEmptyStringAttribute());
        }

        if (key.Choices.Count > 0)
        {
            attributes.Add(new ArgumentCompleterAttribute(ScriptBlock.Create("'" + string.Join("', '", key.Choices) + "' -like \"$($args[2])*\"")));
        }

        return attributes;
    }
}

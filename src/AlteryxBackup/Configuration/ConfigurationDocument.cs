using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Converters;
using Newtonsoft.Json.Linq;

namespace AlteryxBackup.Configuration;

/// <summary>The effective values while they are put together: defaults, with the file's and the parameters' values laid over them.</summary>
internal sealed class ConfigurationDocument
{
    private readonly SchemaNode _schema;
    private readonly Dictionary<string, ValueOrigin> _origins = [];

    /// <param name="schema">The whole configuration.</param>
    /// <param name="defaults">Every setting with its default; taken over.</param>
    public ConfigurationDocument(SchemaNode schema, JObject defaults)
    {
        _schema = schema;
        Values = defaults;
        Note(schema, defaults, "", ValueOrigin.Default);
    }

    /// <summary>How configuration values become .NET values and back.</summary>
    public static JsonSerializerSettings Serialization { get; } = new()
    {
        ObjectCreationHandling = ObjectCreationHandling.Replace,
        MissingMemberHandling = MissingMemberHandling.Error,
        Converters = [new StringEnumConverter()],
    };

    /// <summary>Every setting with its effective value.</summary>
    public JObject Values { get; }

    /// <summary>Where each value comes from, by dotted path.</summary>
    public IReadOnlyDictionary<string, ValueOrigin> Origins => _origins;

    /// <summary>Lays a valid document over the values; its unknown keys are left out.</summary>
    public void Lay(JObject document, ValueOrigin origin) => Lay(_schema, Values, document, "", origin);

    /// <summary>The typed form.</summary>
    public AlteryxBackupConfiguration Bind() => Values.ToObject<AlteryxBackupConfiguration>(JsonSerializer.Create(Serialization))!;

    private void Lay(SchemaNode section, JObject values, JObject document, string prefix, ValueOrigin origin)
    {
        foreach (var property in section.Properties)
        {
            if (document[property.Key] is not { } given)
            {
                continue;
            }

            var path = prefix + property.Key;
            if (given is JObject child && property.Value.Section is { } childSection)
            {
                if (values[property.Key] is not JObject)
                {
                    _origins.Remove(path);
                    values[property.Key] = ConfigurationSchema.DefaultOf(childSection);
                    Note(childSection, (JObject)values[property.Key]!, path + ".", ValueOrigin.Default);
                }

                Lay(childSection, (JObject)values[property.Key]!, child, path + ".", origin);
            }
            else
            {
                values[property.Key] = property.Value switch
                {
                    { TakesTextAsList: true } when given.Type == JTokenType.String => AsList((string)given!),
                    { Items.Section: { } element } when given is JArray list => new JArray(list.Select(item => Completed(element, item))),
                    _ => given.DeepClone(),
                };
                _origins[path] = origin;
            }
        }
    }

    private void Note(SchemaNode section, JObject values, string prefix, ValueOrigin origin)
    {
        foreach (var property in section.Properties)
        {
            if (property.Value.Section is { } child && values[property.Key] is JObject childValues)
            {
                Note(child, childValues, prefix + property.Key + ".", origin);
            }
            else
            {
                _origins[prefix + property.Key] = origin;
            }
        }
    }

    private static JToken Completed(SchemaNode section, JToken item)
    {
        if (item is not JObject given)
        {
            return item.DeepClone();
        }

        var values = (JObject)ConfigurationSchema.DefaultOf(section);
        foreach (var property in section.Properties.Where(property => given.ContainsKey(property.Key)))
        {
            values[property.Key] = given[property.Key]!.DeepClone();
        }

        return values;
    }

    private static JArray AsList(string text) => text.Length == 0 ? [] : [text];
}

using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace AlteryxBackup.Configuration;

/// <summary>Checks a document against the schema and words every fault for the person who edits the file.</summary>
internal sealed class SchemaValidator
{
    private readonly List<ConfigurationFault> _faults = [];

    private SchemaValidator()
    {
    }

    /// <summary>All faults, in the order of the document; none: the document is valid.</summary>
    public static IReadOnlyList<ConfigurationFault> Validate(SchemaNode schema, JToken document)
    {
        var validator = new SchemaValidator();
        validator.Check(schema, document, "", reason: "");
        return validator._faults;
    }

    private void Check(SchemaNode node, JToken value, string path, string reason)
    {
        if (node.Alternatives.Count > 0)
        {
            var fitting = node.Alternatives.FirstOrDefault(alternative => SchemaTypes.Accepts(alternative.Type, value));
            if (fitting is null)
            {
                AddTypeFault(path, node.Alternatives.Select(alternative => alternative.Type!), value, reason);
                return;
            }

            Check(fitting, value, path, reason);
        }

        if (!SchemaTypes.Accepts(node.Type, value))
        {
            AddTypeFault(path, [node.Type!], value, reason);
            return;
        }

        CheckPlainValue(node, value, path, reason);
        CheckElements(node, value, path, reason);
        if (node.If is not null && node.Then is not null && Validate(node.If, value).Count == 0)
        {
            Check(node.Then, value, path, ", " + node.Then.Wording);
        }
    }

    private void CheckPlainValue(SchemaNode node, JToken value, string path, string reason)
    {
        if (node.Constant is not null && !JToken.DeepEquals(node.Constant, value))
        {
            Add(path, "must be " + node.Constant, reason);
        }

        if (node.Choices is not null && !node.Choices.Contains((string)value!))
        {
            Add(path, $"must be one of {string.Join(", ", node.Choices)}; it is '{(string)value!}'", reason);
        }

        if (node.MinLength > 0 && ((string)value!).Length < node.MinLength)
        {
            Add(path, "must not be empty", reason);
        }

        if (node.Pattern is not null && !node.Pattern.IsMatch((string)value!))
        {
            // Only a path is shown: a connection string that doesn't fit could hold a password.
            Add(path, "must be " + node.Wording + (node.IsPath ? $"; it is '{(string)value!}'" : ""), reason);
        }

        if (node.Minimum is { } minimum && (double)value < minimum)
        {
            Add(path, $"must be {Number(minimum)} or more; it is {value.ToString(Formatting.None)}", reason);
        }

        if (node.Maximum is { } maximum && (double)value > maximum)
        {
            Add(path, $"must be {Number(maximum)} or less; it is {value.ToString(Formatting.None)}", reason);
        }
    }

    private void CheckElements(SchemaNode node, JToken value, string path, string reason)
    {
        if (value is JArray list)
        {
            if (list.Count < node.MinItems)
            {
                Add(path, node.MinItems == 1 ? "must not be empty" : $"must have {Number(node.MinItems.Value)} elements", reason);
            }

            if (node.UniqueItems && list.Distinct(JToken.EqualityComparer).Count() < list.Count)
            {
                Add(path, "must not name anything twice", reason);
            }

            for (var i = 0; node.Items is not null && i < list.Count; i++)
            {
                Check(node.Items, list[i], $"{path}[{Number(i)}]", reason);
            }
        }

        if (value is JObject section)
        {
            foreach (var name in node.Required.Where(name => !section.ContainsKey(name)))
            {
                Add(Join(path, name), "must be set", reason);
            }

            foreach (var property in section.Properties())
            {
                if (node.Property(property.Name) is { } known)
                {
                    Check(known, property.Value, Join(path, property.Name), reason);
                }
            }
        }
    }

    private void AddTypeFault(string path, IEnumerable<string> types, JToken value, string reason)
    {
        var found = SchemaTypes.Of(value) == "number" ? value.ToString(Formatting.None) : SchemaTypes.InWords(SchemaTypes.Of(value));
        Add(path, $"must be {string.Join(" or ", types.Select(SchemaTypes.InWords))}; it is {found}", reason);
    }

    private void Add(string path, string problem, string reason)
    {
        // A section and its 'then' can find the same fault in one value; the first has the fuller wording.
        if (_faults.All(fault => fault.Path != path))
        {
            _faults.Add(new ConfigurationFault(path, problem + reason));
        }
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : path + "." + name;

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}

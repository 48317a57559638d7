using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using AlteryxBackup.Configuration;
using AlteryxBackup.PowerShell.Cmdlets;
using AlteryxBackup.PowerShell.Parameters;

namespace AlteryxBackup.Tests.Module;

/// <summary>
/// What the built module exports. System.Management.Automation is the contract alone here: its attributes say nothing when they are made,
/// so their data is read as the compiler stored it.
/// </summary>
internal static class ModuleReflection
{
    private const BindingFlags Visible = BindingFlags.Public | BindingFlags.Instance;

    private static readonly Assembly Module = typeof(InvokeAlteryxBackupCommand).Assembly;
    private static readonly XmlDocumentation Texts = XmlDocumentation.Of(Module, typeof(ConfigurationKeys).Assembly);

    public static IReadOnlyList<CmdletDescription> Cmdlets { get; } =
        [.. Module.GetExportedTypes().Where(type => Data<CmdletAttribute>(type).Any()).Select(Describe).OrderBy(cmdlet => cmdlet.Name, StringComparer.Ordinal)];

    public static XmlDocumentation Documentation => Texts;

    private static CmdletDescription Describe(Type type)
    {
        var attribute = Data<CmdletAttribute>(type).Single();
        var name = $"{attribute.ConstructorArguments[0].Value}-{attribute.ConstructorArguments[1].Value}";
        var supportsShouldProcess = Named(attribute, nameof(CmdletAttribute.SupportsShouldProcess), false);
        var instance = (Cmdlet)Activator.CreateInstance(type)!;
        using var disposed = instance as IDisposable;
        return new CmdletDescription(name, type)
        {
            Synopsis = Texts.Summary(type),
            Remarks = Texts.Remarks(type),
            SupportsShouldProcess = supportsShouldProcess,
            ConfirmImpact = Named(attribute, nameof(CmdletAttribute.ConfirmImpact), ConfirmImpact.Medium).ToString(),
            DefaultSet = Named(attribute, nameof(CmdletAttribute.DefaultParameterSetName), ParameterBinding.AllSets),
            Parameters = [.. Declared(instance), .. supportsShouldProcess ? Risk() : []],
            Settings = [.. Settings(instance)],
            Outputs = [.. Data<OutputTypeAttribute>(type).SelectMany(output => (IEnumerable<CustomAttributeTypedArgument>)output.ConstructorArguments[0].Value!).Select(output => Output((Type)output.Value!))],
            Examples = Example.Of(name),
        };
    }

    private static IEnumerable<ParameterDescription> Declared(Cmdlet cmdlet) => cmdlet.GetType().GetProperties(Visible)
        .Where(property => Data<ParameterAttribute>(property).Any())
        .Select(property => new ParameterDescription(property.Name, property.PropertyType, Texts.Summary(property))
        {
            Aliases = [.. Data<AliasAttribute>(property).SelectMany(Values)],
            Bindings = [.. Data<ParameterAttribute>(property).Select(Binding)],
            Default = Text(property.GetValue(cmdlet), property.PropertyType),
            Choices = Choices(property),
            Wildcards = Data<SupportsWildcardsAttribute>(property).Any(),
        });

    private static IEnumerable<SettingDescription> Settings(Cmdlet cmdlet)
    {
        var names = cmdlet is IDynamicParameters dynamic ? ((RuntimeDefinedParameterDictionary)dynamic.GetDynamicParameters()).Keys : Enumerable.Empty<string>();
        return names.Select(name => ConfigurationKeys.All.Single(key => key.ParameterName == name)).Select(key => new SettingDescription(key.ParameterName, SettingParameters.ParameterType(key), key));
    }

    private static ParameterDescription[] Risk() =>
    [
        new("WhatIf", typeof(SwitchParameter), "Tells what would be done and changes nothing. Use it before the first run with a new configuration, and whenever you are not sure.")
        {
            Aliases = ["wi"], Bindings = [new(ParameterBinding.AllSets, null, false, false, false)], Default = "False",
        },
        new("Confirm", typeof(SwitchParameter), "Asks before each change. Use it at the prompt; in scheduled tasks nobody answers, so -Confirm:$false stands there where the command would ask by itself.")
        {
            Aliases = ["cf"], Bindings = [new(ParameterBinding.AllSets, null, false, false, false)], Default = "False",
        },
    ];

    private static ParameterBinding Binding(CustomAttributeData attribute)
    {
        var position = Named(attribute, nameof(ParameterAttribute.Position), int.MinValue);
        return new ParameterBinding(
            Named(attribute, nameof(ParameterAttribute.ParameterSetName), ParameterBinding.AllSets),
            position == int.MinValue ? null : position,
            Named(attribute, nameof(ParameterAttribute.Mandatory), false),
            Named(attribute, nameof(ParameterAttribute.ValueFromPipeline), false),
            Named(attribute, nameof(ParameterAttribute.ValueFromPipelineByPropertyName), false));
    }

    private static string[] Choices(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return type.IsEnum ? Enum.GetNames(type) : [.. Data<ValidateSetAttribute>(property).SelectMany(Values)];
    }

    private static OutputDescription Output(Type type) => new(type, type == typeof(bool) ? "True or false, with -Quiet." : Texts.Summary(type));

    private static IEnumerable<string> Values(CustomAttributeData attribute) =>
        ((IEnumerable<CustomAttributeTypedArgument>)attribute.ConstructorArguments[0].Value!).Select(value => (string)value.Value!);

    private static string Text(object? value, Type type) => value switch
    {
        _ when TypeNames.IsSwitch(type) => "False",
        null or 0 or 0.0 or "" => "None",
        string text => text,
        IEnumerable list => string.Join(", ", list.Cast<object>()),
        _ => value.ToString()!,
    };

    private static IEnumerable<CustomAttributeData> Data<T>(MemberInfo member) => member.GetCustomAttributesData().Where(data => data.AttributeType == typeof(T));

    private static T Named<T>(CustomAttributeData attribute, string name, T otherwise)
    {
        var value = attribute.NamedArguments.FirstOrDefault(argument => argument.MemberName == name).TypedValue.Value;
        return value is null ? otherwise : typeof(T).IsEnum ? (T)Enum.ToObject(typeof(T), value) : (T)value;
    }
}

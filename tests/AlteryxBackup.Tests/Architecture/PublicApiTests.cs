using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using AlteryxBackup.Platform;

namespace AlteryxBackup.Tests.Architecture;

public sealed class PublicApiTests
{
    private static readonly string Snapshot = Repository.PathOf("tests", "AlteryxBackup.Tests", "Architecture", "PublicApi.txt");

    [Fact]
    public void The_public_surface_of_the_engine_changes_only_knowingly()
    {
        var actual = Describe(typeof(Machine).Assembly);
        if (Environment.GetEnvironmentVariable("ALTERYXBACKUP_REGENERATE") == "1")
        {
            File.WriteAllText(Snapshot, actual);
        }

        Assert.True(
            actual == File.ReadAllText(Snapshot),
            "The engine's public surface is not what PublicApi.txt says. If the change is meant, run the tests once with ALTERYXBACKUP_REGENERATE=1 and commit the file.");
    }

    private static string Describe(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            _ = text.Append(type.IsEnum ? "enum " : type.IsInterface ? "interface " : type.IsAbstract && type.IsSealed ? "static class " : "class ").Append(Name(type)).Append('\n');
            foreach (var member in Members(type).OrderBy(member => member, StringComparer.Ordinal))
            {
                _ = text.Append("    ").Append(member).Append('\n');
            }
        }

        return text.ToString();
    }

    private static IEnumerable<string> Members(Type type)
    {
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        if (type.IsEnum)
        {
            return Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name), null)}");
        }

        return type.GetConstructors(Declared).Select(constructor => $"new({Parameters(constructor)})")
            .Concat(type.GetFields(Declared).Select(field => $"{Name(field.FieldType)} {field.Name}"))
            .Concat(type.GetProperties(Declared).Select(property => $"{Name(property.PropertyType)} {property.Name}"))
            .Concat(type.GetMethods(Declared).Where(method => !method.IsSpecialName && !IsRecordPlumbing(method)).Select(method => $"{Name(method.ReturnType)} {method.Name}({Parameters(method)})"));
    }

    private static bool IsRecordPlumbing(MethodInfo method) =>
        method.Name is "Equals" or "GetHashCode" or "ToString" or "Deconstruct" || method.Name.Contains('<', StringComparison.Ordinal);

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter => $"{Name(parameter.ParameterType)} {parameter.Name}"));

    private static string Name(Type type)
    {
        if (type.IsArray)
        {
            return Name(type.GetElementType()!) + "[]";
        }

        if (!type.IsGenericType)
        {
            return type.IsGenericParameter ? type.Name : (type.FullName ?? type.Name).Replace("AlteryxBackup.", "", StringComparison.Ordinal);
        }

        var name = type.GetGenericTypeDefinition().FullName!;
        return $"{name[..name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
    }
}

using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace AlteryxBackup.PowerShell.Parameters;

/// <summary>
/// Takes the path out of objects that have one: files, archives, results. PowerShell alone would bind an object's ConfigPath, and make a text of the object itself for -Path;
/// and brackets in the path of an object that is there would be taken for a wildcard.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PathsOfObjectsAttribute : ArgumentTransformationAttribute
{
    private static readonly string[] Literal = ["PSPath", "ArchivePath", "FullName"];

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is IList several ? several.Cast<object?>().Select(One).ToArray() : One(inputData);

    private static object? One(object? input)
    {
        if (input is null || (input as PSObject ?? new PSObject(input)) is not { BaseObject: not string } given)
        {
            return input;
        }

        return Literal.Select(name => given.Properties[name]?.Value as string).FirstOrDefault(path => path is not null) is { } literal
            ? WildcardPattern.Escape(literal)
            : given.Properties["Path"]?.Value as string ?? input;
    }
}

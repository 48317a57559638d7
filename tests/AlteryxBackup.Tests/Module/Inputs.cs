using System;
using System.Collections.Generic;
using System.Linq;

namespace AlteryxBackup.Tests.Module;

/// <summary>What a cmdlet takes from the pipeline, by type.</summary>
internal static class Inputs
{
    public static IEnumerable<(Type Type, string Text)> Of(CmdletDescription cmdlet) => cmdlet.Parameters
        .Where(parameter => parameter.PipelineInput != "False")
        .GroupBy(parameter => parameter.Type)
        .Select(ofType => (ofType.Key, string.Join(" ", Sentences([.. ofType]))));

    private static IEnumerable<string> Sentences(IReadOnlyList<ParameterDescription> parameters)
    {
        var byValue = parameters.Where(parameter => parameter.Bindings.Any(binding => binding.ByValue)).Select(parameter => "-" + parameter.Name).ToList();
        var byName = parameters.Where(parameter => parameter.Bindings.Any(binding => binding.ByPropertyName)).Select(Named).ToList();
        if (byValue.Count > 0)
        {
            yield return $"Values are taken as {string.Join(", ", byValue)}.";
        }

        if (byName.Count > 0)
        {
            yield return $"Objects give properties of these names: {string.Join("; ", byName)}.";
        }
    }

    private static string Named(ParameterDescription parameter) => parameter.Aliases.Count == 0 ? parameter.Name : $"{parameter.Name} (also {string.Join(", ", parameter.Aliases)})";
}

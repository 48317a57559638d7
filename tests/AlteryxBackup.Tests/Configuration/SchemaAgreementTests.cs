using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO.Abstractions;
using System.Linq;
using AlteryxBackup.Configuration;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace AlteryxBackup.Tests.Configuration;

/// <summary>A configuration is valid for schema and loader, or for neither. More cases: ALTERYXBACKUP_GENERATED_CONFIGURATIONS=10000.</summary>
public sealed class SchemaAgreementTests : IDisposable
{
    private static readonly int Count = int.Parse(
        Environment.GetEnvironmentVariable("ALTERYXBACKUP_GENERATED_CONFIGURATIONS") ?? "300", CultureInfo.InvariantCulture);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Our_reading_of_the_schema_and_the_loader_agree_on_generated_configurations()
    {
        var schema = ConfigurationSchema.Read().Root;
        var documents = Generate();
        var bySchema = documents.Select(document => SchemaValidator.Validate(schema, JObject.Parse(document)).Count == 0).ToArray();
        AssertAgreement(documents, bySchema, LoaderVerdicts(documents));
    }

    [IndependentValidatorFact]
    public void An_independent_validator_and_the_loader_agree_on_generated_configurations()
    {
        var documents = Generate();
        var lines = _folder.Write("documents.jsonl", string.Join("\n", documents) + "\n");
        var byPython = IndependentValidator.Validate(Repository.PathOf("module", "config", "backup-config.schema.json"), lines);
        AssertAgreement(documents, byPython, LoaderVerdicts(documents));
    }

    private static List<string> Generate()
    {
        var generator = new ConfigurationGenerator(seed: 20240229);
        var ascii = new JsonSerializerSettings { StringEscapeHandling = StringEscapeHandling.EscapeNonAscii };
        return [.. Enumerable.Range(0, Count).Select(_ => JsonConvert.SerializeObject(generator.Next(), ascii))];
    }

    // A schema judges each value by itself; that two settings name one folder, or one machine, is for the loader alone.
    private bool[] LoaderVerdicts(List<string> documents)
    {
        var loader = new ConfigurationLoader(new FileSystem(), new FakeHost(_folder.Path));
        return [.. documents.Select(document => loader.Examine(_folder.Write("given.json", document), new Dictionary<string, object>()).Faults.All(fault => fault.Problem.EndsWith(" once", StringComparison.Ordinal)))];
    }

    private static void AssertAgreement(List<string> documents, bool[] bySchema, bool[] byLoader)
    {
        Assert.Equal(documents.Count, bySchema.Length);
        var disagreements = documents.Where((_, i) => bySchema[i] != byLoader[i]).Take(3);
        Assert.Empty(disagreements);

        // A generator that makes only good or only bad ones would prove nothing.
        Assert.InRange(byLoader.Count(valid => valid), documents.Count / 5, documents.Count * 4 / 5);
    }
}

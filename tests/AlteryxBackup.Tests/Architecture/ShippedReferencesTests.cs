using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace AlteryxBackup.Tests.Architecture;

/// <summary>
/// Windows PowerShell has no binding redirects: a reference to an assembly version that isn't there fails at the user's. Mono and this machine's runtime
/// bind what Windows would refuse, so the references themselves are compared.
/// </summary>
public sealed class ShippedReferencesTests
{
    // What the host brings: Windows PowerShell 5.1 and PowerShell 7 load their own of these, which satisfy any lower version.
    private static readonly Dictionary<string, string[]> BroughtByPowerShell = new()
    {
        ["net472"] = ["System.Management.Automation"],
        ["net8.0"] = ["System.Management.Automation", "Newtonsoft.Json", "System.Security.Cryptography.Pkcs"],
    };

    [Theory]
    [InlineData("net472")]
    [InlineData("net8.0")]
    public void Every_reference_of_every_shipped_assembly_resolves_at_its_exact_version(string framework)
    {
        var shipped = Assemblies(Repository.PathOf("src", "AlteryxBackup.PowerShell", "bin", Repository.Configuration, framework));
        var provided = Assemblies(ReferenceAssemblies(framework));

        var unresolved = shipped.Values
            .SelectMany(assembly => assembly.References.Select(reference => (From: assembly.Name, Reference: reference)))
            .Where(use => !BroughtByPowerShell[framework].Contains(use.Reference.Name) && !Resolves(use.Reference, shipped, provided))
            .Select(use => $"{use.From} references {use.Reference.Name} {use.Reference.Version}")
            .ToList();

        Assert.Contains("AlteryxBackup.PowerShell", shipped.Keys);
        Assert.Contains("System.IO.Abstractions", shipped.Keys);
        Assert.Empty(unresolved);
        Assert.Empty(shipped.Keys.Intersect(BroughtByPowerShell[framework]));
    }

    // The framework unifies references to its own assemblies upwards; everything else must be there to the digit.
    private static bool Resolves(Reference reference, Dictionary<string, ShippedAssembly> shipped, Dictionary<string, ShippedAssembly> provided) =>
        shipped.TryGetValue(reference.Name, out var beside)
            ? beside.Version == reference.Version
            : provided.TryGetValue(reference.Name, out var framework) && framework.Version >= reference.Version;

    private static Dictionary<string, ShippedAssembly> Assemblies(params string[] folders) => folders
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.dll"))
        .Select(Read)
        .OfType<ShippedAssembly>()
        .GroupBy(assembly => assembly.Name, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(group => group.Key, group => group.OrderByDescending(assembly => assembly.Version).First(), StringComparer.OrdinalIgnoreCase);

    private static Dictionary<string, ShippedAssembly> Assemblies(IEnumerable<string> folders) => Assemblies(folders.ToArray());

    private static ShippedAssembly? Read(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        if (!file.HasMetadata)
        {
            return null;
        }

        var metadata = file.GetMetadataReader();
        if (!metadata.IsAssembly)
        {
            return null;
        }

        var definition = metadata.GetAssemblyDefinition();
        var references = metadata.AssemblyReferences
            .Select(handle => metadata.GetAssemblyReference(handle))
            .Select(reference => new Reference(metadata.GetString(reference.Name), reference.Version))
            .ToList();
        return new ShippedAssembly(metadata.GetString(definition.Name), definition.Version, references);
    }

    private static IEnumerable<string> ReferenceAssemblies(string framework)
    {
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        if (framework == "net472")
        {
            var root = Path.Combine(packages, "microsoft.netframework.referenceassemblies.net472", "1.0.3", "build", ".NETFramework", "v4.7.2");
            return [root, Path.Combine(root, "Facades")];
        }

        var pack = Directory.EnumerateDirectories(Path.Combine(packages, "microsoft.netcore.app.ref"), "8.*").OrderDescending(StringComparer.Ordinal).First();
        return [Path.Combine(pack, "ref", "net8.0")];
    }

    private sealed record Reference(string Name, Version Version);

    private sealed record ShippedAssembly(string Name, Version Version, IReadOnlyList<Reference> References);
}

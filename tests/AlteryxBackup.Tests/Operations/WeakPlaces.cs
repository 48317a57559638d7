using System.Collections.Generic;
using System.Linq;
using AlteryxBackup.Platform;

namespace AlteryxBackup.Tests.Operations;

/// <summary>Paths that everybody can change; all others are safe.</summary>
internal sealed class WeakPlaces(params string[] weak) : IPathProtection
{
    public IReadOnlyList<string> Weaknesses(string path) => weak.Contains(path) ? [$"'{path}' can be written by everybody"] : [];

    public IReadOnlyList<string> Readers(string path) => [];

    public string Remedy(string path) => "mend " + path;
}

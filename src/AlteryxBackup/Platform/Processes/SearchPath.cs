using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace AlteryxBackup.Platform.Processes;

/// <summary>Where programs are looked for: the variable PATH.</summary>
internal static class SearchPath
{
    /// <summary>Its folders, in order. A relative one is left out: it would be looked up in whatever folder this is started from.</summary>
    public static IEnumerable<string> Folders => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(place => place.Trim('"', ' '))
        .Where(place => place.Length > 0 && Path.IsPathRooted(place));
}

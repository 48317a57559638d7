using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace AlteryxBackup.Hosting.Tests;

/// <summary>A stream read while a command still writes to it.</summary>
internal static class StreamSnapshot
{
    public static IReadOnlyList<string> ReadAllSoFar(this PSDataCollection<VerboseRecord> stream) => [.. stream.ToArray().Select(record => record.Message)];
}

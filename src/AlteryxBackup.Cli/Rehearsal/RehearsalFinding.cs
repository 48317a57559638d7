using System.Collections.Generic;

namespace AlteryxBackup.Cli.Rehearsal;

/// <summary>One thing that was looked at.</summary>
/// <param name="Claim">What should hold, in a few words.</param>
/// <param name="Held">Whether it does.</param>
/// <param name="Evidence">The figures.</param>
/// <param name="Differences">Each way in which it doesn't.</param>
internal sealed record RehearsalFinding(string Claim, bool Held, string Evidence, IReadOnlyList<string> Differences)
{
    public static RehearsalFinding From(string claim, string evidence, IReadOnlyList<string> differences) =>
        new(claim, differences.Count == 0, evidence, differences);
}

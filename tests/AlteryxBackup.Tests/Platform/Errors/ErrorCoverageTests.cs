using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Tests.Platform.Errors;

/// <summary>An error that no test reaches is a promise nobody keeps: each is asserted somewhere, or listed in unreached-errors.txt with the reason why it can't be.</summary>
public sealed partial class ErrorCoverageTests
{
    private static readonly IReadOnlyDictionary<string, string> Unreached = File
        .ReadLines(Repository.PathOf("tests", "AlteryxBackup.Tests", "Platform", "Errors", "unreached-errors.txt"))
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split(": ", 2))
        .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);

    [Fact]
    public void Every_error_is_asserted_by_a_test_or_listed_with_the_reason_why_it_can_not_be() =>
        Assert.Empty(ErrorCatalogue.All.Select(error => error.Id).Except(Asserted()).Except(Unreached.Keys));

    [Fact]
    public void The_list_names_only_errors_that_exist_and_are_not_asserted()
    {
        Assert.Empty(Unreached.Keys.Except(ErrorCatalogue.All.Select(error => error.Id)));
        Assert.Empty(Unreached.Keys.Intersect(Asserted()));
        Assert.All(Unreached.Values, reason => Assert.True(reason.Length > 20));
    }

    private static HashSet<string> Asserted() => Directory
        .EnumerateFiles(Repository.PathOf("tests"), "*Tests.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .SelectMany(file => Named().Matches(File.ReadAllText(file)))
        .Select(match => match.Groups[1].Value)
        .ToHashSet(StringComparer.Ordinal);

    // An error that a test throws itself is no error that the product was seen to report.
    [GeneratedRegex("""(?:ErrorCatalogue\.|")([A-Z][A-Za-z0-9]+)\b(?!\.Because)""")]
    private static partial Regex Named();
}

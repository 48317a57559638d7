using System;
using System.IO;
using System.Linq;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Tests.Platform.Errors;

public sealed class ErrorReferenceTests
{
    private const string Regenerate = "ALTERYXBACKUP_REGENERATE";

    [Fact]
    public void The_reference_is_what_the_catalogue_says()
    {
        var path = Repository.PathOf("docs", "errors.md");
        if (Environment.GetEnvironmentVariable(Regenerate) == "1")
        {
            File.WriteAllText(path, ErrorReference.Markdown());
        }

        var held = File.Exists(path) ? File.ReadAllText(path).Replace("\r\n", "\n", StringComparison.Ordinal) : "";
        Assert.True(
            held == ErrorReference.Markdown(),
            $"{path} doesn't say what the catalogue says. Make it again: {Regenerate}=1 dotnet test tests/AlteryxBackup.Tests --filter ErrorReferenceTests");
    }

    [Fact]
    public void Troubleshooting_names_only_errors_that_exist()
    {
        var named = File.ReadLines(Repository.PathOf("docs", "troubleshooting.md"))
            .Select(line => line.Split(" | "))
            .Where(cells => cells.Length == 3 && cells[1].StartsWith('`'))
            .SelectMany(cells => cells[1].Split(", "))
            .Select(id => id.Trim('`'))
            .ToList();

        Assert.True(named.Count > 20);
        Assert.Empty(named.Except(ErrorCatalogue.All.Select(error => error.Id)));
    }

    [Fact]
    public void Every_error_says_what_it_means_and_what_to_do_in_whole_sentences() => Assert.All(ErrorCatalogue.All, error =>
    {
        Assert.EndsWith(".", error.Meaning, StringComparison.Ordinal);
        Assert.EndsWith(".", error.Action, StringComparison.Ordinal);
        Assert.NotEqual(ExitCode.Success, error.ExitCode);
    });

    [Fact]
    public void An_id_is_declared_once() => Assert.Equal(ErrorCatalogue.All.Count, ErrorCatalogue.All.Select(error => error.Id).Distinct(StringComparer.OrdinalIgnoreCase).Count());
}

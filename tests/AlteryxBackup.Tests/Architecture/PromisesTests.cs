using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace AlteryxBackup.Tests.Architecture;

public sealed class PromisesTests
{
    [Fact]
    public void Each_promise_names_a_test_that_is_there()
    {
        var tests = Path.Combine(Repository.Root, "tests");
        var sources = Directory.EnumerateFiles(tests, "*Tests.cs", SearchOption.AllDirectories).ToLookup(path => Path.GetFileNameWithoutExtension(path));
        var rows = File.ReadLines(Path.Combine(Repository.Root, "docs", "promises.md")).Where(line => line.StartsWith("| ", System.StringComparison.Ordinal) && !line.StartsWith("| Promise", System.StringComparison.Ordinal)).ToList();

        Assert.True(rows.Count > 10);
        Assert.All(rows, row =>
        {
            var named = Regex.Match(row, @"`(\w+)\.(\w+)` \|$", RegexOptions.None, System.TimeSpan.FromSeconds(5));
            Assert.True(named.Success, row);
            Assert.Contains(sources[named.Groups[1].Value], path => File.ReadAllText(path).Contains($" {named.Groups[2].Value}(", System.StringComparison.Ordinal));
        });
    }
}

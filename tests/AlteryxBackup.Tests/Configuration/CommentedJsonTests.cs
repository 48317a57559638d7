using AlteryxBackup.Configuration;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace AlteryxBackup.Tests.Configuration;

public sealed class CommentedJsonTests
{
    [Fact]
    public void Comments_and_a_last_comma_are_read_over()
    {
        var value = CommentedJson.Parse("\uFEFF// first\n{ /* a */ \"A\": [1, 2, ], // b\n \"B\": {\"C\": \"// no comment\",}, } // end");
        Assert.True(JToken.DeepEquals(JObject.Parse("""{"A":[1,2],"B":{"C":"// no comment"}}"""), value));
    }

    [Theory]
    [InlineData("{\n  \"A\": 1\n  \"B\": 2\n}", 3, 3, "a comma or }")]
    [InlineData("{\n  \"A\": 010\n}", 2, 8, "no leading zero")]
    [InlineData("{ \"A\": 0x10 }", 1, 8, "no unit")]
    [InlineData("{ 'A': 1 }", 1, 3, "double quotes")]
    [InlineData("{ A: 1 }", 1, 3, "double quotes")]
    [InlineData("{ \"A\": NaN }", 1, 8, "a value is expected")]
    [InlineData("{ \"A\": +1 }", 1, 8, "a value is expected")]
    [InlineData("{ \"A\": .5 }", 1, 8, "a value is expected")]
    [InlineData("{ \"A\": 1. }", 1, 10, "a digit")]
    [InlineData("{ \"A\": [1,,2] }", 1, 11, "a value is expected")]
    [InlineData("{ \"Path\": \"D:\\Backups\" }", 1, 15, "must be doubled")]
    [InlineData("{ \"A\": \"open\n }", 1, 8, "no closing quote")]
    [InlineData("{ \"A\": 1, \"A\": 2 }", 1, 11, "stands twice")]
    [InlineData("{ \"A\": 1 } x", 1, 12, "nothing more")]
    [InlineData("{ /* open", 1, 3, "no end")]
    [InlineData("{", 1, 2, "a key")]
    [InlineData("", 1, 1, "a value is expected")]
    public void What_is_not_JSON_is_refused_with_line_and_column(string text, int line, int column, string expected)
    {
        var fault = Assert.Throws<JsonReaderException>(() => CommentedJson.Parse(text));
        Assert.Equal((line, column), (fault.LineNumber, fault.LinePosition));
        Assert.Contains(expected, fault.Message, System.StringComparison.Ordinal);
    }

    [Fact]
    public void Endless_nesting_is_refused() =>
        Assert.Contains("64 levels", Assert.Throws<JsonReaderException>(() => CommentedJson.Parse(new string('[', 100_000))).Message, System.StringComparison.Ordinal);

    [Fact]
    public void Any_text_and_number_comes_back_as_it_was_written() =>
        Prop.ForAll<string, double, long>((text, number, whole) =>
        {
            var written = new JObject { ["t"] = text ?? "", ["n"] = double.IsFinite(number) ? number : 0.5, ["w"] = whole };
            return JToken.DeepEquals(written, CommentedJson.Parse(written.ToString()));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_at_all_is_read_or_refused_and_nothing_else() =>
        Prop.ForAll<string>(text =>
        {
            try
            {
                _ = CommentedJson.Parse("{" + text);
            }
            catch (JsonReaderException)
            {
                return true;
            }

            return true;
        }).QuickCheckThrowOnFailure();
}

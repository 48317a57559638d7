using System.Collections.Generic;
using System.Linq;
using System.Text;
using AlteryxBackup.Platform.Processes;
using FsCheck;
using FsCheck.Fluent;

namespace AlteryxBackup.Tests.Platform.Processes;

public class WindowsCommandLineTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "\"\"")]
    [InlineData("two words", "\"two words\"")]
    [InlineData(@"C:\folder\", @"C:\folder\")]
    [InlineData(@"C:\my folder\", @"""C:\my folder\\""")]
    [InlineData("say \"hi\"", "\"say \\\"hi\\\"\"")]
    [InlineData("\\\"", "\"\\\\\\\"\"")]
    public void An_argument_is_quoted_as_Microsoft_describes(string argument, string quoted) =>
        Assert.Equal(quoted, WindowsCommandLine.Quote(argument));

    [Fact]
    public void Any_arguments_come_back_as_they_were()
    {
        var awkward = Gen.Elements(' ', '\t', '\n', '\v', '"', '\\', 'a', '\'', 'é', '%', '^');
        var arguments = Gen.ListOf(Gen.ListOf(awkward).Select(characters => new string([.. characters])));
        Prop.ForAll(arguments.ToArbitrary(), given => Split(WindowsCommandLine.Join(given)).SequenceEqual(given)).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    // The C runtime's rules, written from its documentation and not from the code under test.
    private static List<string> Split(string commandLine)
    {
        var arguments = new List<string>();
        var current = new StringBuilder();
        var isQuoted = false;
        var isStarted = false;
        for (var i = 0; i < commandLine.Length; i++)
        {
            var slashes = commandLine.Skip(i).TakeWhile(character => character == '\\').Count();
            if (slashes > 0)
            {
                isStarted = true;
                i += slashes - 1;
                var beforeQuote = i + 1 < commandLine.Length && commandLine[i + 1] == '"';
                current.Append('\\', beforeQuote ? slashes / 2 : slashes);
                if (beforeQuote && slashes % 2 == 1)
                {
                    current.Append('"');
                    i++;
                }
            }
            else if (commandLine[i] == '"')
            {
                isStarted = true;
                isQuoted = !isQuoted;
            }
            else if (!isQuoted && commandLine[i] is (' ' or '\t'))
            {
                Finish();
            }
            else
            {
                isStarted = true;
                current.Append(commandLine[i]);
            }
        }

        Finish();
        return arguments;

        void Finish()
        {
            if (isStarted)
            {
                arguments.Add(current.ToString());
                current.Clear();
                isStarted = false;
            }
        }
    }
}

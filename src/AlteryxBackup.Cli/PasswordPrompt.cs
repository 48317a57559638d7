using System;
using System.Text;
using AlteryxBackup.Databases.SelfManaged;
using AlteryxBackup.Platform.Secrets;

namespace AlteryxBackup.Cli;

/// <summary>Asks a person for a password, without showing it; only where one sits at the terminal.</summary>
internal static class PasswordPrompt
{
    /// <summary>No password, and this as the way to one.</summary>
    public static MongoPasswords ForMongo() => new() { Ask = Console.IsInputRedirected || Console.IsErrorRedirected ? null : Ask };

    private static Secret? Ask(string question)
    {
        Console.Error.Write(question + ": ");
        var typed = new StringBuilder();
        for (var key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                typed.Length = Math.Max(0, typed.Length - 1);
            }
            else if (key.KeyChar != '\0')
            {
                typed.Append(key.KeyChar);
            }
        }

        Console.Error.WriteLine();
        return Secret.FromText(typed.ToString());
    }
}

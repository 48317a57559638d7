using AlteryxBackup.Configuration;
using AlteryxBackup.Platform.Errors;
using Newtonsoft.Json;

namespace AlteryxBackup.Cli.Output;

/// <summary>The configuration as people read it.</summary>
internal static class ConfigurationText
{
    public static void Write(Terminal terminal, LoadedConfiguration loaded)
    {
        terminal.Say(loaded.Source);
        foreach (var value in loaded.EffectiveValues())
        {
            terminal.Say($"{value.Path} = {value.Value.ToString(Formatting.None)}   ({Word(value.Origin)})");
        }

        foreach (var warning in loaded.Warnings)
        {
            terminal.Say($"warn  {warning}");
        }
    }

    public static void Write(Terminal terminal, ConfigurationTest test)
    {
        terminal.Say(test.Source);
        foreach (var fault in test.Faults)
        {
            terminal.Say($"FAULT {fault}");
        }

        foreach (var warning in test.Warnings)
        {
            terminal.Say($"warn  {warning}");
        }

        terminal.Say(test.Valid
            ? $"VALID  {test.Warnings.Count} warning(s)"
            : $"NOT VALID  {test.Faults.Count} fault(s), {test.Warnings.Count} warning(s). {ErrorCatalogue.ConfigurationInvalid.Id}: {ErrorCatalogue.ConfigurationInvalid.Meaning}");
    }

    private static string Word(ValueOrigin origin) => origin switch
    {
        ValueOrigin.File => "file",
        ValueOrigin.Parameter => "parameter",
        _ => "default",
    };
}

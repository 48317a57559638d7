using System.IO;
using AlteryxBackup.Lab.Service;
using AlteryxBackup.Lab.Windows;

namespace AlteryxBackup.Lab.Verbs;

/// <summary>The command line of AlteryxService.</summary>
internal sealed class AlteryxServiceProgram(Layout layout, TextWriter output, TextWriter error)
{
    public int Run(string argument)
    {
        var verb = Verb.Parse(argument);
        var switches = new ServiceController(layout).Switches;
        return verb.Name switch
        {
            "emongodump" => new DatabaseVerbs(layout, switches, output, error).Dump(verb.Value),
            "emongorestore" => new DatabaseVerbs(layout, switches, output, error).Restore(verb.Value),
            "getserversecret" or "getsecret" => new SecretVerbs(layout, switches, output).PrintToken(),
            "setserversecret" => new SecretVerbs(layout, switches, output).SetToken(verb.Value),
            "getemongopassword" => new SecretVerbs(layout, switches, output).PrintPasswords(),
            "setemongopassword" => new SecretVerbs(layout, switches, output).SetUserPassword(verb.Value),
            "setemongoadminpassword" => new SecretVerbs(layout, switches, output).SetAdminPassword(verb.Value),
            "setexecuteuser" => new SecretVerbs(layout, switches, output).SetRunAsUser(verb.Value),
            "settingfile" => new SettingsVerbs(layout, output).Use(verb.Value),
            "verifysettingfile" => new SettingsVerbs(layout, output).Verify(verb.Value),
            "getversion" => Say($"AlteryxService version {switches.ServerVersion}", 0),
            "start" => new ServiceCommands(layout, output).Start(),
            "stop" => new ServiceCommands(layout, output).Stop(),
            ServiceDaemon.Argument => new ServiceDaemon(layout, _ => { }).Run(),
            ServiceHost.Argument => new ServiceHost(layout).Run(),
            _ => Say($"Unknown command '{verb.Name}'.", 1),
        };
    }

    private int Say(string text, int exitCode)
    {
        output.WriteLine(text);
        return exitCode;
    }
}

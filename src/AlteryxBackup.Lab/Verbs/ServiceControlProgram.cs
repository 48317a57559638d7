using System.IO;
using AlteryxBackup.Lab.Service;

namespace AlteryxBackup.Lab.Verbs;

/// <summary>The command line of ServiceControl: what a failover cluster's commands would be.</summary>
internal sealed class ServiceControlProgram(Layout layout, TextWriter output)
{
    public int Run(string argument)
    {
        var commands = new ServiceCommands(layout, output);
        switch (argument)
        {
            case "start":
                return commands.Start();
            case "stop":
                return commands.Stop();
            case "status":
                return commands.Status();
            default:
                output.WriteLine("ServiceControl start|stop|status");
                return 1;
        }
    }
}

using System;
using System.Globalization;
using System.IO;
using System.Threading;
using AlteryxBackup.Lab;
using AlteryxBackup.Lab.Verbs;

// One program under three names, each a copy of the same apphost.
var name = Path.GetFileNameWithoutExtension(Environment.ProcessPath!);
if (name == "AlteryxEngineCmd")
{
    Thread.Sleep(TimeSpan.FromSeconds(double.Parse(args[^1], CultureInfo.InvariantCulture)));
    return 0;
}

if (args.Length != 1)
{
    Console.Out.WriteLine($"Usage: {name} verb or {name} verb=value");
    return 1;
}

try
{
    var layout = Layout.Containing(AppContext.BaseDirectory);
    return name == "ServiceControl"
        ? new ServiceControlProgram(layout, Console.Out).Run(args[0])
        : new AlteryxServiceProgram(layout, Console.Out, Console.Error).Run(args[0]);
}
catch (LabException e)
{
    Console.Out.WriteLine(e.Message);
    return 1;
}

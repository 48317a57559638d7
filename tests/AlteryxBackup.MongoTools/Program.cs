using System;
using System.IO;
using AlteryxBackup.MongoTools;

// One program under two names, each a copy of the same apphost; what it takes for its servers stands in a file beside it.
var tool = Path.GetFileNameWithoutExtension(Environment.ProcessPath!);
var world = World.Read(Path.Combine(AppContext.BaseDirectory, World.FileName));
using var errors = Console.OpenStandardError();
var log = new ToolLog(errors);
try
{
    return tool == "mongorestore" ? new RestoreTool(world, log).Run(args) : new DumpTool(world, log).Run(args);
}
catch (ToolException failure)
{
    log.Say(failure.Message);
    return failure.ExitCode;
}

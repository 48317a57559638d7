using System;

namespace AlteryxBackup.MongoTools;

/// <summary>mongodump: who is asked for its version, and who dumps.</summary>
internal sealed class DumpTool(World world, ToolLog log)
{
    private readonly ToolVersion _version = new(world.ToolVersion);

    public int Run(string[] raw)
    {
        var arguments = new ToolArguments(raw, _version);
        if (arguments.Has("version"))
        {
            Console.Out.Write($"mongodump version: {_version}\ngit version: 0000000000000000000000000000000000000000\nGo version: go1.24.1\n   os: linux\n   arch: amd64\n   compiler: gc\n");
            return 0;
        }

        return new DumpRun(Session.Open(world, "mongodump", raw, arguments, _version, log), arguments, _version, log).Carry();
    }
}

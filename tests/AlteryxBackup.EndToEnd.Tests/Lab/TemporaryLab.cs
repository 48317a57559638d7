using System;
using System.IO;
using System.Threading;
using AlteryxBackup.Lab;

namespace AlteryxBackup.EndToEnd.Tests.Lab;

/// <summary>A small simulated server in a temporary folder whose name has a space; its service is stopped and the folder removed at the end.</summary>
internal sealed class TemporaryLab : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lab test ").FullName;

    public TemporaryLab(LabOptions? options = null)
    {
        Server = LabServer.Create(Path.Combine(_folder, "server"), options ?? new LabOptions(SizeMegabytes: 0));
        Server.Switches = Quick;
    }

    public LabServer Server { get; }

    private static LabSwitches Quick => new() { StartSeconds = 0.1, StopSeconds = 0.1 };

    public string Dump => Path.Combine(_folder, "dump");

    public string PathTo(params string[] parts) => Path.Combine([_folder, .. parts]);

    public ProgramResult Run(string verb) => Program.Run(Server.ServicePath, verb);

    public ProgramResult Control(string verb) => Program.Run(Server.ServiceControlPath, verb);

    public void Dispose()
    {
        // A fault that was played must not keep the test waiting for its end.
        Server.Switches = Quick;
        Server.Stop();
        for (var attempt = 0; Directory.Exists(_folder); attempt++)
        {
            try
            {
                Directory.Delete(_folder, recursive: true);
            }
            catch (IOException) when (attempt < 50)
            {
                // A guard that has put the service back is still writing that down.
                Thread.Sleep(100);
            }
        }
    }
}

using System.Collections.Generic;
using System.IO;
using System.Text.Json;

namespace AlteryxBackup.Lab.Service;

/// <summary>What the running service says of itself, in <c>Run/service.json</c>.</summary>
internal sealed class ServiceRecord
{
    public int ProcessId { get; set; }

    public string StartTime { get; set; } = "";

    public ServiceState State { get; set; }

    public List<LabWorkflow> Workflows { get; set; } = [];

    public static string FileIn(Layout layout) => Path.Combine(layout.Run, "service.json");

    /// <summary>Null when there is none, or the process it names is gone.</summary>
    public static ServiceRecord? Read(Layout layout)
    {
        try
        {
            var record = JsonSerializer.Deserialize(File.ReadAllBytes(FileIn(layout)), LabJson.Default.ServiceRecord)!;
            return ProcessIdentity.StartTime(record.ProcessId) == record.StartTime ? record : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Write(Layout layout)
    {
        var file = FileIn(layout);
        File.WriteAllBytes(file + ".new", JsonSerializer.SerializeToUtf8Bytes(this, LabJson.Default.ServiceRecord));
        File.Move(file + ".new", file, overwrite: true);
    }
}

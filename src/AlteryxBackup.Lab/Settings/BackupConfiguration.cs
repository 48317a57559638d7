using System.Collections.Generic;
using System.IO;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AlteryxBackup.Lab.Settings;

/// <summary>A backup configuration for this node, ready to use.</summary>
internal static class BackupConfiguration
{
    public static void Write(Layout layout, IReadOnlyList<Layout> workers)
    {
        using var file = File.Create(layout.BackupConfiguration);
        using var json = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteStartObject("BackupConfiguration");
        json.WriteString("TempDirectory", layout.Temp);
        json.WriteString("LocalBackupPath", layout.Backups);
        json.WriteString("LogDirectory", layout.BackupLogs);
        json.WriteEndObject();
        json.WriteStartObject("ServerConfiguration");
        json.WriteString("AlteryxServicePath", layout.Service);
        json.WriteString("AlteryxDataPath", layout.Data);
        Nodes(json, workers);
        json.WriteEndObject();
        json.WriteStartObject("ServiceConfiguration");
        Control(json, layout);
        json.WriteNumber("MaxServiceWaitSeconds", 60);
        json.WriteNumber("MaxWorkflowWaitSeconds", 60);
        json.WriteEndObject();
        json.WriteStartObject("ValidationConfiguration");
        json.WriteStartObject("MinimumBackupSizeMB");
        json.WriteNumber("Full", 0);
        json.WriteNumber("DatabaseOnly", 0);
        json.WriteNumber("ConfigOnly", 0);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Nodes(Utf8JsonWriter json, IReadOnlyList<Layout> workers)
    {
        if (workers.Count == 0)
        {
            return;
        }

        json.WriteStartArray("Nodes");
        foreach (var worker in workers)
        {
            json.WriteStartObject();
            json.WriteString("Name", Path.GetFileName(worker.Root));
            json.WriteStartArray("Roles");
            json.WriteStringValue("Worker");
            json.WriteEndArray();
            Control(json, worker);
            json.WriteString("FilesPath", worker.Data);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Control(Utf8JsonWriter json, Layout layout)
    {
        json.WriteString("Control", "Command");
        Command(json, layout, "StartCommand", "start");
        Command(json, layout, "StopCommand", "stop");
        Command(json, layout, "StatusCommand", "status");
    }

    private static void Command(Utf8JsonWriter json, Layout layout, string name, string verb)
    {
        json.WriteStartArray(name);
        json.WriteStringValue(layout.ServiceControl);
        json.WriteStringValue(verb);
        json.WriteEndArray();
    }
}

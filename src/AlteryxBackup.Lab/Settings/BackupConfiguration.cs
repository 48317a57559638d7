using System.IO;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AlteryxBackup.Lab.Settings;

/// <summary>A backup configuration for this node, ready to use.</summary>
internal static class BackupConfiguration
{
    public static void Write(Layout layout)
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
        json.WriteEndObject();
        json.WriteStartObject("ServiceConfiguration");
        json.WriteString("Control", "Command");
        Command(json, layout, "StartCommand", "start");
        Command(json, layout, "StopCommand", "stop");
        Command(json, layout, "StatusCommand", "status");
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

    private static void Command(Utf8JsonWriter json, Layout layout, string name, string verb)
    {
        json.WriteStartArray(name);
        json.WriteStringValue(layout.ServiceControl);
        json.WriteStringValue(verb);
        json.WriteEndArray();
    }
}

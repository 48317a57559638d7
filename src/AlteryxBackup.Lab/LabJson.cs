using System.Text.Json;
using System.Text.Json.Serialization;
using AlteryxBackup.Lab.Settings;
using AlteryxBackup.Lab.Store;

namespace AlteryxBackup.Lab;

/// <summary>JSON without reflection: each verb is a process of its own and should start at once. People edit these files, so comments and trailing commas pass.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, UseStringEnumConverter = true, ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true)]
[JsonSerializable(typeof(LabSwitches))]
[JsonSerializable(typeof(MachineRecord))]
[JsonSerializable(typeof(StoreCatalogue))]
internal sealed partial class LabJson : JsonSerializerContext
{
}

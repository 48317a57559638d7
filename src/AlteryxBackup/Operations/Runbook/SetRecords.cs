using System.IO;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.DurableFiles;
using AlteryxBackup.Platform.Errors;
using Newtonsoft.Json;

namespace AlteryxBackup.Operations.Runbook;

/// <summary>The small JSON files of a set: private, on disk before they have their name, times to the last digit.</summary>
internal sealed class SetRecords(Machine machine)
{
    private static readonly JsonSerializerSettings Settings = new()
    {
        Formatting = Formatting.Indented,
        NullValueHandling = NullValueHandling.Ignore,
        DateTimeZoneHandling = DateTimeZoneHandling.RoundtripKind,
    };

    /// <summary>Writes one in place of an earlier one.</summary>
    /// <exception cref="BackupException">DiskFull, PathNotWritable.</exception>
    public void Write(string path, object record) => Write(path, JsonConvert.SerializeObject(record, Settings).Replace("\r\n", "\n") + "\n");

    /// <summary>Writes text likewise.</summary>
    /// <exception cref="BackupException">DiskFull, PathNotWritable.</exception>
    public void Write(string path, string text)
    {
        try
        {
            new SmallFile(machine.Files, machine.DurableFiles).Replace(path, text);
        }
        catch (System.Exception failure) when (StorageFailure.Is(failure))
        {
            throw StorageFailure.Explain(failure, path, "The part of the backup set that it belongs to is not usable.", BackupSet.Room);
        }
    }

    /// <summary>Reads one; null when there is none.</summary>
    /// <exception cref="InvalidDataException">It isn't such a record.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public T? Read<T>(string path)
        where T : class
    {
        if (!machine.Files.File.Exists(path))
        {
            return null;
        }

        try
        {
            return JsonConvert.DeserializeObject<T>(machine.Files.File.ReadAllText(path), Settings) ?? throw new InvalidDataException("It is empty.");
        }
        catch (JsonException damaged)
        {
            throw new InvalidDataException(damaged.Message, damaged);
        }
    }
}

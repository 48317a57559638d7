using System.IO;
using System.Linq;
using System.Text;
using AlteryxBackup.Lab.Service;
using AlteryxBackup.Lab.Settings;
using AlteryxBackup.Lab.Store;
using AlteryxBackup.Lab.Tools;

namespace AlteryxBackup.Lab.Verbs;

/// <summary><c>emongodump</c> and <c>emongorestore</c>. The service must be stopped. The MongoDB tools' own lines go to the error stream, as they do everywhere.</summary>
internal sealed class DatabaseVerbs(Layout layout, LabSwitches switches, TextWriter output, TextWriter error)
{
    private readonly ServerSettings _settings = new(layout);

    public int Dump(string folder)
    {
        if (switches.DumpFault == DumpFault.NoOutputNoFiles)
        {
            return 0;
        }

        if (folder.Length == 0 || !_settings.HasEmbeddedDatabase || !ServiceIsStopped())
        {
            return Fail("EMongoDump failed");
        }

        try
        {
            using var held = ExclusiveFile.TryHold(DatabaseLock.FileIn(_settings.DatabaseFolder));
            if (held is null)
            {
                return Fail("EMongoDump failed");
            }

            new MongoDump(DataFolder.Open(_settings.DatabaseFolder), switches, new ToolLog(error)).Write(folder);
        }
        catch (System.Exception e) when (e is LabException or IOException)
        {
            new ToolLog(error).Line("Failed: " + e.Message);
            return Fail("EMongoDump failed");
        }

        if (switches.DumpFault == DumpFault.FailsWithTextExitZero)
        {
            output.WriteLine("EMongoDump failed");
        }

        return switches.DumpFault == DumpFault.FailsWithExitOne ? 1 : 0;
    }

    /// <param name="value"><c>source,target[,batchsize]</c>.</param>
    public int Restore(string value)
    {
        var parts = value.Split(',');
        if (parts.Length is < 2 or > 3 || (parts.Length == 3 && !int.TryParse(parts[2], out _)))
        {
            return Fail("EMongoRestore failed: source,target[,batchsize] expected");
        }

        var (source, target) = (parts[0], parts[1]);
        if (!Directory.Exists(source))
        {
            return Fail($"EMongoRestore failed: the folder '{source}' does not exist");
        }

        if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
        {
            return Fail($"EMongoRestore failed: the folder '{target}' is not empty");
        }

        if (!ServiceIsStopped())
        {
            return Fail("EMongoRestore failed: the service is running");
        }

        var store = DataFolder.Create(target);
        using var log = switches.RestoreFault == RestoreFault.WritesNoLog ? StreamWriter.Null : new StreamWriter(Path.Combine(target, "mongoRestore.log"), append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        using var held = ExclusiveFile.TryHold(DatabaseLock.FileIn(target));
        var whole = new MongoRestore(store, new ToolLog(log), switches.RestoreFault).Read(source);
        return !whole ? Fail("EMongoRestore failed") : switches.RestoreFault == RestoreFault.FailsWithExitOne ? 1 : 0;
    }

    private bool ServiceIsStopped() => new ServiceController(layout).State == ServiceState.Stopped;

    private int Fail(string text)
    {
        output.WriteLine(text);
        return 1;
    }
}

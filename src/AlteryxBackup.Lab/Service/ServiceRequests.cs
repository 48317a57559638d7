using System.Collections.Generic;
using System.Globalization;
using System.IO;

namespace AlteryxBackup.Lab.Service;

/// <summary>Files by which commands ask the running service for something, and by which it tells a command why it didn't start.</summary>
internal sealed class ServiceRequests(Layout layout)
{
    private const string WorkflowSuffix = ".workflow";

    private string StopFile => Path.Combine(layout.Run, "stop.request");

    private string RefusalFile => Path.Combine(layout.Run, "start.refusal");

    public string? Refusal => File.Exists(RefusalFile) ? File.ReadAllText(RefusalFile) : null;

    public void Clear()
    {
        Directory.CreateDirectory(layout.Run);
        File.Delete(StopFile);
        File.Delete(RefusalFile);
        foreach (var request in Directory.GetFiles(layout.Run, "*" + WorkflowSuffix))
        {
            File.Delete(request);
        }
    }

    public void AskToStop() => File.WriteAllText(StopFile, "");

    public bool TakeStop()
    {
        if (!File.Exists(StopFile))
        {
            return false;
        }

        File.Delete(StopFile);
        return true;
    }

    public void AskForWorkflow(string name, double seconds)
    {
        var request = Path.Combine(layout.Run, name + WorkflowSuffix);
        File.WriteAllText(request + ".new", seconds.ToString(CultureInfo.InvariantCulture));
        File.Move(request + ".new", request);
    }

    /// <summary>Names and seconds of the workflows asked for.</summary>
    public IReadOnlyList<(string Name, string Seconds)> TakeWorkflows()
    {
        var requests = Directory.GetFiles(layout.Run, "*" + WorkflowSuffix);
        var result = new List<(string, string)>(requests.Length);
        foreach (var request in requests)
        {
            result.Add((Path.GetFileNameWithoutExtension(request), File.ReadAllText(request)));
            File.Delete(request);
        }

        return result;
    }

    public void Refuse(string reason)
    {
        File.WriteAllText(RefusalFile + ".new", reason);
        File.Move(RefusalFile + ".new", RefusalFile, overwrite: true);
    }
}

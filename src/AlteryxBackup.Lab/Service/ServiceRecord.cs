using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;

namespace AlteryxBackup.Lab.Service;

/// <summary>
/// What the running service says of itself, in <c>Run/service</c>: a line of process id, start time and state, then a line of process id and name for each workflow.
/// Plain lines, because a status command spends more time on a JSON reader than on everything else.
/// </summary>
internal sealed record ServiceRecord(int ProcessId, string StartTime, ServiceState State, IReadOnlyList<LabWorkflow> Workflows)
{
    private const int Attempts = 100;

    public static string FileIn(Layout layout) => Path.Combine(layout.Run, "service");

    /// <summary>This process as the service.</summary>
    public static ServiceRecord OfThisProcess(ServiceState state, IEnumerable<LabWorkflow> workflows) =>
        new(Environment.ProcessId, ProcessIdentity.StartTime(Environment.ProcessId)!, state, [.. workflows]);

    /// <summary>Null when there is none, or the process it names is gone.</summary>
    public static ServiceRecord? Read(Layout layout)
    {
        string[] lines = [];
        Persist(() => lines = File.Exists(FileIn(layout)) ? File.ReadAllLines(FileIn(layout)) : []);
        if (lines.Length == 0)
        {
            return null;
        }

        var first = lines[0].Split(' ');
        var processId = int.Parse(first[0], CultureInfo.InvariantCulture);
        return ProcessIdentity.StartTime(processId) == first[1]
            ? new ServiceRecord(processId, first[1], Enum.Parse<ServiceState>(first[2]), [.. lines.Skip(1).Select(Workflow)])
            : null;
    }

    public void Write(Layout layout)
    {
        var file = FileIn(layout);
        File.WriteAllLines(file + ".new", Workflows.Select(w => $"{w.Id} {w.Name}").Prepend($"{ProcessId} {StartTime} {State}"));
        Persist(() => File.Move(file + ".new", file, overwrite: true));
    }

    private static LabWorkflow Workflow(string line)
    {
        var parts = line.Split(' ', 2);
        return new LabWorkflow(int.Parse(parts[0], CultureInfo.InvariantCulture), parts[1]);
    }

    // Windows doesn't replace a file while another process reads it, nor open it at that moment; elsewhere it vanishes between the look and the read.
    private static void Persist(Action action)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                action();
                return;
            }
            catch (Exception e) when (attempt < Attempts && e is IOException or UnauthorizedAccessException)
            {
                Thread.Sleep(5);
            }
        }
    }
}

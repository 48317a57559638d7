using System;
using System.Collections.Generic;
using System.Linq;
using AlteryxBackup.EndToEnd.Tests.Lab;
using AlteryxBackup.Lab;

namespace AlteryxBackup.EndToEnd.Tests.Backups;

/// <summary>One server and a backup of it in each mode, made once: those who only look at them share them.</summary>
public sealed class ThreeBackups : IDisposable
{
    private readonly TemporaryLab _lab = new(new LabOptions(SizeMegabytes: 2));
    private readonly Dictionary<string, ObservedBackup> _runs = [];

    public ThreeBackups()
    {
        _lab.Server.Start();
        foreach (var mode in (string[])["Full", "DatabaseOnly", "ConfigOnly"])
        {
            var before = _lab.Server.Status();
            var run = BackupRun.Of(
                _lab.Server, mode, $"BackupConfiguration.LocalBackupPath={ArchiveFolder}", $"BackupConfiguration.LogDirectory={LogFolder}", $"BackupConfiguration.TempDirectory={StagingFolder}");
            _runs.Add(mode, new ObservedBackup(run, before, _lab.Server.Status()));
        }
    }

    internal LabServer Server => _lab.Server;

    /// <summary>Three folders that were not there before the first run.</summary>
    internal string ArchiveFolder => PathTo("made by the run", "Backups");

    internal string LogFolder => PathTo("made by the run", "Logs");

    internal string StagingFolder => PathTo("made by the run", "Staging");

    public void Dispose() => _lab.Dispose();

    internal string PathTo(params string[] parts) => _lab.PathTo(parts);

    internal ObservedBackup Of(string mode) => _runs[mode];

    internal IReadOnlyList<BackupRun> All() => [.. _runs.Values.Select(observed => observed.Run)];
}

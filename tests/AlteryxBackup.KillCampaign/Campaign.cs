using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;
using AlteryxBackup.Lab;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Verification;

namespace AlteryxBackup.KillCampaign;

/// <summary>Kills backups of a lab at random moments, and looks each time whether everything is as the product promises.</summary>
public sealed class Campaign : ICampaign
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan SettleLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(25);

    private readonly CampaignOptions _options;
    private readonly LabServer _lab;
    private readonly LabProcesses _processes;
    private readonly string _state;
    private readonly Random _random;
    private readonly Dictionary<string, string> _published = new(StringComparer.Ordinal);

    /// <summary>Makes the lab and starts its service.</summary>
    /// <param name="folder">An empty folder for it.</param>
    /// <param name="options">What is done.</param>
    public Campaign(string folder, CampaignOptions options)
    {
        _options = options;
        _random = new Random(options.Seed);
        _lab = LabServer.Create(folder, new LabOptions(options.DatabaseMegabytes));
        _state = Path.Combine(_lab.Directory, "ProgramData", "AlteryxBackup");
        _processes = new LabProcesses(_lab.Directory, _state);
        _lab.Start();
    }

    /// <inheritdoc/>
    public TimeSpan Duration { get; private set; }

    /// <inheritdoc/>
    public IReadOnlyList<KillOutcome> Run(Action<int, KillOutcome> told)
    {
        var undisturbed = Stopwatch.StartNew();
        var (exitCode, said) = Finish("Full");
        Duration = undisturbed.Elapsed;
        if (exitCode != 0)
        {
            throw new InvalidOperationException($"A backup that nobody killed ended with {exitCode}: {said}");
        }

        var outcomes = new List<KillOutcome>();
        for (var number = 1; number <= _options.Kills; number++)
        {
            var outcome = KillOne();
            outcomes.Add(outcome);
            told(number, outcome);
        }

        return outcomes;
    }

    /// <inheritdoc/>
    public void Dispose() => _lab.Stop();

    private KillOutcome KillOne()
    {
        var problems = new List<string>();
        Remember();
        var startType = _lab.Status().StartType;
        var moment = Duration * _random.NextDouble();
        string stateAtKill;
        (TimeSpan? AskedAfter, TimeSpan? RunningAfter) back;
        using (var backup = BackupProcess.Start(_lab.ConfigurationPath, "Full", _options.Module))
        {
            Thread.Sleep(moment);
            Kill(backup);
            var killed = Stopwatch.StartNew();
            stateAtKill = _lab.Status().ServiceState.ToString();
            back = WaitUntilSettled(killed, problems);
        }

        Check(startType, problems);
        var left = File.Exists(Path.Combine(_state, "journal.log"));
        CheckNextRun(left, problems);
        return new KillOutcome(moment, stateAtKill, back.AskedAfter, back.RunningAfter, left, problems);
    }

    private void Kill(BackupProcess backup)
    {
        switch (_options.Victim)
        {
            case Victim.Process:
                backup.Kill();
                break;
            case Victim.Session:
                backup.KillSession();
                break;
            default:
                foreach (var guard in _processes.Guards())
                {
                    BackupProcess.Kill(guard);
                }

                backup.Kill();
                break;
        }
    }

    // Settled: nobody guards any more, and the state has been one and the same for a while. A stop command may still be on its way when its run is killed.
    private (TimeSpan? AskedAfter, TimeSpan? RunningAfter) WaitUntilSettled(Stopwatch killed, List<string> problems)
    {
        var down = false;
        TimeSpan? asked = null;
        TimeSpan? running = null;
        while (killed.Elapsed < SettleLimit)
        {
            var state = _lab.Status().ServiceState;
            down |= state is ServiceState.Stopped or ServiceState.StopPending;
            asked = state is ServiceState.Stopped or ServiceState.StopPending ? null : asked ?? killed.Elapsed;
            running = state is ServiceState.Running ? running ?? killed.Elapsed : null;
            var quiet = _processes.Guards().Count == 0 && killed.Elapsed > TimeSpan.FromSeconds(2);
            if (quiet && (running is not null || _options.Victim == Victim.GuardFirst))
            {
                break;
            }

            Thread.Sleep(Look);
        }

        if (_options.Victim != Victim.GuardFirst)
        {
            var limit = StartLimit + TimeSpan.FromSeconds(_lab.Switches.StartSeconds);
            if (running is null || running > limit)
            {
                problems.Add(FormattableString.Invariant($"the service ran {running?.TotalSeconds.ToString("0.0", null) ?? "not at all"} s after the kill; the limit is {limit.TotalSeconds:0.0} s"));
            }

            if (asked is null || asked > StartLimit)
            {
                problems.Add(FormattableString.Invariant($"the start was asked for {asked?.TotalSeconds.ToString("0.0", null) ?? "never"} s after the kill"));
            }

            if (_processes.Dumps() is { Count: > 0 } dumps)
            {
                problems.Add($"{dumps.Count} dump process(es) are left");
            }
        }

        return (down ? asked : null, running);
    }

    private void Check(string startType, List<string> problems)
    {
        if (_lab.Status().StartType != startType)
        {
            problems.Add($"the start type was {startType} and is {_lab.Status().StartType}");
        }

        foreach (var (path, hash) in _published)
        {
            if (!File.Exists(path) || Hash(path) != hash)
            {
                problems.Add($"the older {Path.GetFileName(path)} is changed or gone");
            }
        }

        foreach (var path in Archives().Where(path => !_published.ContainsKey(path)))
        {
            var machine = LocalMachine.Create();
            var result = new ArchiveVerifier(machine.Files, machine.Clock).Verify(new VerificationRequest(path), new Nobody(), CancellationToken.None);
            if (!result.Valid)
            {
                problems.Add($"{Path.GetFileName(path)} has a final name and fails verification: {result.Findings[0].Problem}");
            }
        }
    }

    private void CheckNextRun(bool left, List<string> problems)
    {
        // The next night's run, whichever mode; one without the database tells as much and takes a second.
        var (exitCode, said) = Finish("ConfigOnly");
        if (exitCode != 0)
        {
            problems.Add($"the next run ended with {exitCode}: {said}");
        }

        if (left && !said.Contains("was ended by force", StringComparison.Ordinal))
        {
            problems.Add("the next run didn't say what it found");
        }

        if (_lab.Status().ServiceState != ServiceState.Running)
        {
            problems.Add("the service isn't running after the next run");
        }

        var staging = Path.Combine(_lab.Directory, "Temp");
        var rest = new[] { staging, Path.Combine(_lab.Directory, "Backups") }.SelectMany(folder => Directory.EnumerateFileSystemEntries(folder))
            .Where(path => path.StartsWith(staging, StringComparison.Ordinal) || path.EndsWith(".partial", StringComparison.Ordinal)).ToList();
        if (rest.Count > 0)
        {
            problems.Add($"the next run left {string.Join(", ", rest)}");
        }

        if (File.Exists(Path.Combine(_state, "journal.log")) || _processes.Guards().Count > 0 || _processes.Dumps().Count > 0)
        {
            problems.Add("the next run left a journal, a guard or a dump");
        }
    }

    private (int ExitCode, string Said) Finish(string mode)
    {
        using var backup = BackupProcess.Start(_lab.ConfigurationPath, mode, _options.Module);
        return backup.Finish();
    }

    private void Remember()
    {
        foreach (var path in Archives().Where(path => !_published.ContainsKey(path)))
        {
            _published[path] = Hash(path);
        }
    }

    private IEnumerable<string> Archives() => Directory.EnumerateFiles(Path.Combine(_lab.Directory, "Backups"), "*.zip");

    // Whole content of the small ones; of the large ones, which a campaign has dozens of, what a writer can't leave as it was.
    private static string Hash(string path)
    {
        const long Small = 1 << 20;
        var file = new FileInfo(path);
        return file.Length <= Small
            ? Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))
            : FormattableString.Invariant($"{file.Length} {file.LastWriteTimeUtc.Ticks}");
    }

    private sealed class Nobody : IOperationObserver
    {
        public void Observe(OperationEvent happened)
        {
            // The result says it all.
        }
    }
}

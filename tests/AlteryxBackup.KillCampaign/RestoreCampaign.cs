using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using AlteryxBackup.Lab;

namespace AlteryxBackup.KillCampaign;

/// <summary>Kills restores of a lab at random moments: afterwards its content is the old or the new, whole, the service runs, and the next run says what it found.</summary>
public sealed class RestoreCampaign : ICampaign
{
    private static readonly TimeSpan SettleLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(25);

    private readonly CampaignOptions _options;
    private readonly LabServer _lab;
    private readonly string _state;
    private readonly string _oldData;
    private readonly LabProcesses _processes;
    private readonly Random _random;
    private readonly int _keys;

    /// <summary>Makes the lab, and another whose database it has when it is restored.</summary>
    /// <param name="folder">An empty folder for both.</param>
    /// <param name="options">What is done.</param>
    public RestoreCampaign(string folder, CampaignOptions options)
    {
        _options = options;
        _random = new Random(options.Seed);
        _lab = LabServer.Create(Path.Combine(folder, "lab"), new LabOptions(options.DatabaseMegabytes));
        _oldData = LabServer.Create(Path.Combine(folder, "other"), new LabOptions(options.DatabaseMegabytes, Seed: 99)).DataFolderPath;
        _state = Path.Combine(_lab.Directory, "ProgramData", "AlteryxBackup");
        _processes = new LabProcesses(_lab.Directory, _state);
        _keys = _lab.Files().Count(IsKey) - 1;
        _lab.Start();
    }

    /// <inheritdoc/>
    public TimeSpan Duration { get; private set; }

    /// <inheritdoc/>
    public IReadOnlyList<KillOutcome> Run(Action<int, KillOutcome> told)
    {
        var newContent = Content();
        Require(Finish(BackupProcess.Start(_lab.ConfigurationPath, "Full", null)), "backup");
        var archive = Directory.EnumerateFiles(Path.Combine(_lab.Directory, "Backups"), "*.zip").Single();
        MakeOld();
        var oldContent = Content();
        var undisturbed = Stopwatch.StartNew();
        Require(Finish(BackupProcess.StartRestore(_lab.ConfigurationPath, archive)), "restore");
        Duration = undisturbed.Elapsed;
        if (Content() != newContent)
        {
            throw new InvalidOperationException("A restore that nobody killed didn't restore what was backed up.");
        }

        var outcomes = new List<KillOutcome>();
        for (var number = 1; number <= _options.Kills; number++)
        {
            var outcome = KillOne(archive, oldContent, newContent);
            outcomes.Add(outcome);
            told(number, outcome);
        }

        return outcomes;
    }

    /// <inheritdoc/>
    public void Dispose() => _lab.Stop();

    private KillOutcome KillOne(string archive, string oldContent, string newContent)
    {
        var problems = new List<string>();
        MakeOld();
        var moment = Duration * _random.NextDouble();
        string stateAtKill;
        TimeSpan? running;
        using (var restore = BackupProcess.StartRestore(_lab.ConfigurationPath, archive))
        {
            Thread.Sleep(moment);
            restore.Kill();
            var killed = Stopwatch.StartNew();
            stateAtKill = _lab.Status().ServiceState.ToString();
            running = WaitUntilSettled(killed);
        }

        if (running is null)
        {
            problems.Add("the service doesn't run");
        }

        var left = File.Exists(Path.Combine(_state, "journal.log"));
        var (exitCode, said) = Finish(BackupProcess.Start(_lab.ConfigurationPath, "ConfigOnly", null));
        if (exitCode != 0 || (left && !said.Contains("was ended by force", StringComparison.Ordinal)))
        {
            problems.Add($"the next run ended with {exitCode}: {said}");
        }

        if (_lab.Status().ServiceState != ServiceState.Running)
        {
            problems.Add("the service isn't running after the next run");
        }

        var content = Content();
        if (content != oldContent && content != newContent)
        {
            problems.Add($"what is there is neither old nor new:\n{content}");
        }

        problems.AddRange(Leftovers().Select(path => "left " + path));
        return new KillOutcome(moment, $"{stateAtKill} ({(content == oldContent ? "old" : "new")})", stateAtKill == nameof(ServiceState.Running) ? null : running, running, left, problems);
    }

    // The guard may only be on its way: the service runs, nobody guards any more, and it stays so.
    private TimeSpan? WaitUntilSettled(Stopwatch killed)
    {
        while (killed.Elapsed < SettleLimit)
        {
            if (_lab.Status().ServiceState == ServiceState.Running && _processes.Guards().Count == 0 && killed.Elapsed > TimeSpan.FromSeconds(1))
            {
                return killed.Elapsed;
            }

            Thread.Sleep(Look);
        }

        return null;
    }

    private IEnumerable<string> Leftovers() => Directory.EnumerateFileSystemEntries(_lab.Directory, "*", SearchOption.AllDirectories).Where(path =>
        path.EndsWith(".partial", StringComparison.Ordinal) || path.Contains("_before_restore_", StringComparison.Ordinal) || Path.GetFileName(path).StartsWith("AlteryxBackup_", StringComparison.Ordinal)
        || path == Path.Combine(_state, "journal.log"));

    private void MakeOld()
    {
        _lab.Stop();
        Directory.Delete(_lab.DataFolderPath, recursive: true);
        _ = Directory.CreateDirectory(_lab.DataFolderPath);
        foreach (var file in Directory.EnumerateFiles(_oldData))
        {
            File.Copy(file, Path.Combine(_lab.DataFolderPath, Path.GetFileName(file)));
        }

        foreach (var file in _lab.Files().Where(file => file.Name is "SystemAlias.xml" or "SystemConnections.xml"))
        {
            File.WriteAllText(file.FullPath, "<old/>");
        }

        if (_lab.Files().Where(IsKey).Skip(_keys).Any())
        {
            File.Delete(_lab.Files().First(IsKey).FullPath);
        }

        _lab.Start();
    }

    private static bool IsKey(LabFile file) => file.Name.StartsWith("Keys/", StringComparison.Ordinal);

    // A restored file that had been deleted is there again in the new content alone.
    private string Content() => string.Join(
        "\n",
        _lab.Databases().Select(collection => $"{collection.Database}.{collection.Name} {collection.Documents} {collection.Sha256}").Order(StringComparer.Ordinal)
            .Concat(_lab.Files().Select(file => $"{file.Name} {file.Sha256}")).Append(_lab.Token));

    private static (int ExitCode, string Said) Finish(BackupProcess process)
    {
        using (process)
        {
            return process.Finish();
        }
    }

    private static void Require((int ExitCode, string Said) finished, string what)
    {
        if (finished.ExitCode != 0)
        {
            throw new InvalidOperationException($"A {what} that nobody killed ended with {finished.ExitCode}: {finished.Said}");
        }
    }
}

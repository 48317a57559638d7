using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using System.Threading;
using AlteryxBackup.Configuration;
using AlteryxBackup.Destinations;
using AlteryxBackup.Tests.Configuration;
using AlteryxBackup.Tests.Destinations.Faults;

namespace AlteryxBackup.Tests.Destinations;

/// <summary>A small archive, folders to copy it to, and a distributor whose waits cost nothing.</summary>
internal sealed class Distribution : IDisposable
{
    public const int BlockBytes = 4096;

    /// <summary>What an installation has that configures nothing.</summary>
    public static readonly RetryPolicy Retries = RetryPolicy.From(
        new ConfigurationLoader(new FileSystem(), new FakeHost("/nowhere", hasDriveD: false)).Load(null, new Dictionary<string, object>()).Configuration.BackupConfiguration);

    private readonly TemporaryFolder _folder = new();

    public Distribution(int size = 3 * BlockBytes) => Archive = TestArchive.Random(_folder.Folder("local"), new Random(1), size);

    public TestArchive Archive { get; set; }

    public FakeClock Clock { get; } = new();

    public RecordingObserver Observer { get; } = new();

    public string Local => Folder("local");

    public string Folder(string name) => _folder.Folder(name);

    public string Missing(string name) => Path.Combine(_folder.Path, name);

    public static IDestination Directory(string folder) => new DirectoryDestination(new FileSystem(), new PlainDurableFiles(), folder);

    public static IDestination Faulty(string folder, FaultPlan plan) => new FaultyDestination(Directory(folder), plan);

    public IReadOnlyList<CopyOutcome> To(IReadOnlyList<IDestination> destinations, CancellationToken cancellation = default) =>
        [.. new Distributor(new FileSystem(), Clock, Retries, Reachability.Default, BlockBytes).Distribute(Archive.Files, destinations, Observer, cancellation)];

    public CopyOutcome To(IDestination destination) => Assert.Single(To([destination]));

    public static IEnumerable<string> FinalNames(string folder) =>
        System.IO.Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path)).Where(name => !name.EndsWith(".partial", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    public void Dispose() => _folder.Dispose();
}

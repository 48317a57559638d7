using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using AlteryxBackup.Destinations;
using AlteryxBackup.Tests.Destinations.Faults;

namespace AlteryxBackup.Tests.Destinations;

/// <summary>A folder of a campaign round: what lies there at first, what will go wrong there, and what may stand there afterwards.</summary>
internal sealed class CopyCampaignPlace
{
    private static readonly (Operation Operation, FaultKind Kind)[] Faults = [.. FaultPlan.Possible.Where(fault => fault.Kind != FaultKind.Cancel)];
    private readonly TestArchive _archive;
    private readonly Dictionary<string, byte[]> _atFirst;

    public CopyCampaignPlace(string folder, TestArchive archive, Random random, CancellationTokenSource? cancel)
    {
        Folder = folder;
        _archive = archive;
        LeaveSomething(random);
        _atFirst = Files().ToDictionary(name => name, Content);
        Plan = new FaultPlan([.. Enumerable.Range(0, random.Next(9)).Select(_ => RandomFault(random)), .. cancel is null ? [] : new[] { Cancelling(random) }], cancel);
        Destination = Distribution.Faulty(folder, Plan);
    }

    public string Folder { get; }

    public FaultPlan Plan { get; }

    public IDestination Destination { get; }

    public bool IsWhole => _archive.IsWholeIn(Folder);

    /// <summary>Files under final names that are neither the source's content nor what lay there before.</summary>
    public IEnumerable<string> WrongFiles() => Files()
        .Where(name => !name.EndsWith(".partial", StringComparison.Ordinal))
        .Where(name => !(_archive.Contents.TryGetValue(name, out var right) && Content(name).SequenceEqual(right))
            && !(_atFirst.TryGetValue(name, out var before) && Content(name).SequenceEqual(before)));

    /// <summary>Files that lay there under final names and have gone.</summary>
    public IEnumerable<string> LostFiles() => _atFirst.Keys.Where(name => !name.EndsWith(".partial", StringComparison.Ordinal)).Except(Files());

    private static Fault RandomFault(Random random)
    {
        var (operation, kind) = Faults[random.Next(Faults.Length)];
        var span = random.Next(5) == 0 ? int.MaxValue : random.Next(1, 12);
        return new(operation, kind, random.Next(1, 5), span);
    }

    private static Fault Cancelling(Random random) => new((Operation)random.Next(Enum.GetValues<Operation>().Length), FaultKind.Cancel, random.Next(1, 4));

    private void LeaveSomething(Random random)
    {
        var content = _archive.Contents[TestArchive.Name];
        switch (random.Next(10))
        {
            case 0:
                Leave(TestArchive.Name + ".partial", content[..random.Next(content.Length + 1)]);
                break;
            case 1:
                Leave(TestArchive.Name + ".partial", TestArchive.Bytes(random, random.Next(2 * (content.Length + 1))));
                break;
            case 2:
                Leave(TestArchive.Name, content);
                break;
            case 3:
                Leave(TestArchive.Name, TestArchive.Bytes(random, content.Length));
                break;
            case 4:
                Leave(TestArchive.Name + ".manifest.json", TestArchive.Bytes(random, 100));
                break;
            case 5:
                Leave("AlteryxBackup_Full_20250228_020000.zip", TestArchive.Bytes(random, 10));
                break;
            default:
                break;
        }
    }

    private void Leave(string name, byte[] content) => File.WriteAllBytes(Path.Combine(Folder, name), content);

    private byte[] Content(string name) => File.ReadAllBytes(Path.Combine(Folder, name));

    private IEnumerable<string> Files() => Directory.EnumerateFiles(Folder).Select(path => Path.GetFileName(path));
}

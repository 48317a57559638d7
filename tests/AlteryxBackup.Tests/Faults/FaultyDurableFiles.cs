using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using AlteryxBackup.Platform.DurableFiles;

namespace AlteryxBackup.Tests.Faults;

/// <summary>Durable files that fail where a test says, and record what was asked of them. Without faults they are what they wrap.</summary>
internal sealed class FaultyDurableFiles(IDurableFiles inner) : IDurableFiles
{
    private readonly List<DurableFault> _pending = [];
    private readonly List<(DurableCall Call, string Path)> _calls = [];
    private readonly object _turn = new();

    /// <summary>What was asked, in order, reads left out.</summary>
    public IReadOnlyList<(DurableCall Call, string Path)> Calls => [.. _calls.Where(call => call.Call != DurableCall.Read)];

    /// <summary>Is told of each folder that was made.</summary>
    public Action<string> CreatedFolder { get; set; } = _ => { };

    /// <summary>Is told of each name that was given.</summary>
    public Action<string> Published { get; set; } = _ => { };

    /// <summary>What <see cref="FreeBytes"/> says instead of the truth.</summary>
    public long? Free { get; set; }

    /// <summary>Whether nothing more can be created or written.</summary>
    public bool IsFull { get; set; }

    /// <summary>The n-th call of its kind throws.</summary>
    public FaultyDurableFiles Fail(DurableCall call, Exception failure, int occurrence = 1) => Add(new DurableFault(call, occurrence, failure));

    /// <summary>The n-th write leaves its last byte out and says nothing.</summary>
    public FaultyDurableFiles WriteShort(int occurrence = 1) => Add(new DurableFault(DurableCall.Write, occurrence, null));

    /// <summary>The n-th read that brings something brings its first byte wrong.</summary>
    public FaultyDurableFiles ReadWrong(int occurrence = 1) => Add(new DurableFault(DurableCall.Read, occurrence, null));

    /// <summary>A test whose faults never came up has tested nothing.</summary>
    public void AssertAllFaultsUsed() => Assert.Empty(_pending);

    public void CreatePrivateFolder(string path)
    {
        _ = Enter(DurableCall.CreateFolder, path);
        inner.CreatePrivateFolder(path);
        CreatedFolder(path);
    }

    public Stream CreatePrivate(string path)
    {
        _ = Enter(DurableCall.Create, path);
        return new FaultyStream(inner.CreatePrivate(path), call => Enter(call, path));
    }

    public Stream OpenToAppend(string path)
    {
        _ = Enter(DurableCall.OpenToAppend, path);
        return new FaultyStream(inner.OpenToAppend(path), call => Enter(call, path));
    }

    public void FlushToDisk(Stream stream)
    {
        var faulty = (FaultyStream)stream;
        _ = faulty.Enter(DurableCall.Flush);
        inner.FlushToDisk(faulty.Inner);
    }

    public void Publish(string partialPath, string finalPath)
    {
        _ = Enter(DurableCall.Publish, finalPath);
        inner.Publish(partialPath, finalPath);
        Published(finalPath);
    }

    public void Replace(string partialPath, string finalPath)
    {
        _ = Enter(DurableCall.Replace, finalPath);
        inner.Replace(partialPath, finalPath);
    }

    public ReadBack OpenReadBack(string path)
    {
        _ = Enter(DurableCall.OpenReadBack, path);
        var read = inner.OpenReadBack(path);
        return read with { Stream = new FaultyStream(read.Stream, call => Enter(call, path)) };
    }

    public long? FreeBytes(string path) => Free ?? inner.FreeBytes(path);

    private FaultyDurableFiles Add(DurableFault fault)
    {
        _pending.Add(fault);
        return this;
    }

    // True: this call is to go wrong without a word.
    private bool Enter(DurableCall call, string path)
    {
        // What it wraps may be called from several threads at the same time.
        lock (_turn)
        {
            return EnterAlone(call, path);
        }
    }

    private bool EnterAlone(DurableCall call, string path)
    {
        _calls.Add((call, path));
        if (IsFull && call is (DurableCall.Create or DurableCall.Write or DurableCall.Flush))
        {
            throw new IOException("No space left on device", 28);
        }

        var occurrence = _calls.Count(earlier => earlier.Call == call);
        var fault = _pending.Find(pending => pending.Call == call && pending.Occurrence == occurrence);
        if (fault is null)
        {
            return false;
        }

        _pending.Remove(fault);
        return fault.Failure is null ? true : throw fault.Failure;
    }
}

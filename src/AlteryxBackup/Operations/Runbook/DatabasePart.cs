using System;
using System.Collections.Generic;
using AlteryxBackup.Databases;

namespace AlteryxBackup.Operations.Runbook;

/// <summary><c>database.part.json</c>: the dump as it was proved.</summary>
internal sealed record DatabasePart : PartRecord
{
    /// <summary>The tool.</summary>
    public string Method { get; init; } = "";

    /// <summary>How long the tool took.</summary>
    public double DumpSeconds { get; init; }

    /// <summary>What was counted.</summary>
    public IReadOnlyList<DumpedDatabase> Databases { get; init; } = [];

    /// <summary>Size of the dump's files.</summary>
    public long SizeBytes { get; init; }

    /// <summary>Each file as it was proved.</summary>
    public IReadOnlyList<DumpFile> Files { get; init; } = [];

    /// <summary>A file of the dump.</summary>
    /// <param name="Path">Relative to the set.</param>
    /// <param name="SizeBytes">Its size.</param>
    /// <param name="ModifiedUtc">Its time of change, to the last digit that the file system keeps.</param>
    internal sealed record DumpFile(string Path, long SizeBytes, DateTime ModifiedUtc);
}

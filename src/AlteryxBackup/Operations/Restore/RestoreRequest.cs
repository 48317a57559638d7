using System;
using System.Collections.Generic;
using AlteryxBackup.Configuration;

namespace AlteryxBackup.Operations.Restore;

/// <summary>What a host asks for.</summary>
public sealed record RestoreRequest
{
    /// <summary>The configuration file of the server to restore to; null: the default places.</summary>
    public string? ConfigPath { get; init; }

    /// <summary>Settings that win over the file, by dotted path.</summary>
    public IReadOnlyDictionary<string, object> Parameters { get; init; } = new Dictionary<string, object>();

    /// <summary>The archive; null: the newest good one of <see cref="Mode"/> that this server has made, in the places of the configuration.</summary>
    public string? ArchivePath { get; init; }

    /// <summary>The mode to look for when no archive is named; null: Full.</summary>
    public BackupMode? Mode { get; init; }

    /// <summary>Only archives whose backup began at this time or before; null: the newest.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>Components wanted; empty: all that the archive holds, or the files alone when <see cref="Files"/> names some.</summary>
    public IReadOnlyList<RestoreComponent> Components { get; init; } = [];

    /// <summary>Only these files, by their name in the archive or its last part, with * and ?; empty: all.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>What becomes of files that are there already.</summary>
    public ConflictStrategy Conflict { get; init; }

    /// <summary>What was replaced stays beside the new, also after success.</summary>
    public bool KeepPrevious { get; init; }

    /// <summary>A backup of another version of Alteryx Server is restored all the same.</summary>
    public bool AllowVersionMismatch { get; init; }

    /// <summary>What becomes of settings that name the other machine; null: nobody has said, and a restore that would need to know is refused.</summary>
    public HostValueChoice? HostValues { get; init; }

    /// <summary>Single settings of RuntimeSettings.xml, by <c>Section/Element</c>, that are to have these values.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>A certificate with its private key (.pfx without password) that opens encrypted secrets; null: those of CurrentUser\My and LocalMachine\My.</summary>
    public string? CertificateFile { get; init; }
}

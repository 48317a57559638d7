using System;
using AlteryxBackup.Catalogue;
using AlteryxBackup.Configuration;

namespace AlteryxBackup.Retention;

/// <summary>What is to become of one archive, and why.</summary>
public sealed record RetentionDecision
{
    internal RetentionDecision(CatalogueEntry entry, RetentionRule rule, string reason)
    {
        Entry = entry;
        Rule = rule;
        Reason = reason;
        Outcome = Keep ? RemovalOutcome.Kept : RemovalOutcome.Planned;
    }

    /// <summary>The archive.</summary>
    public string ArchivePath => Entry.ArchivePath;

    /// <summary>What it holds; null when not known.</summary>
    public BackupMode? Mode => Entry.Mode;

    /// <summary>When it was made, UTC; by its manifest or sidecar wherever the rule depends on it.</summary>
    public DateTimeOffset CreatedAt => Entry.CreatedAt;

    /// <summary>The machine that was backed up; null when not known.</summary>
    public string? Hostname => Entry.Hostname;

    /// <summary>Its size.</summary>
    public long SizeBytes => Entry.SizeBytes;

    /// <summary>Whether it stays.</summary>
    public bool Keep => Rule != RetentionRule.Expired;

    /// <summary>The rule that decided.</summary>
    public RetentionRule Rule { get; }

    /// <summary>Why, in a sentence.</summary>
    public string Reason { get; }

    /// <summary>What became of it.</summary>
    public RemovalOutcome Outcome { get; init; }

    /// <summary>What went wrong; null when nothing did.</summary>
    public string? Problem { get; init; }

    /// <summary>The archive as it was when this was decided.</summary>
    internal CatalogueEntry Entry { get; }
}

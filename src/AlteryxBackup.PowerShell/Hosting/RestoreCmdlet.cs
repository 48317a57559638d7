using System;
using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using AlteryxBackup.Operations.Restore;

namespace AlteryxBackup.PowerShell.Hosting;

/// <summary>What of an archive is wanted, and what becomes of what is there.</summary>
public abstract class RestoreCmdlet : ConfiguredCmdlet
{
    /// <summary>Restore only these parts. Without it: all that the archive holds. Use Database alone where settings have been changed on purpose since.</summary>
    [Parameter]
    [ValidateNotNull]
    public RestoreComponent[] Component { get; set; } = [];

    /// <summary>Restore only these files, by their name in the archive or its last part, with * and ?. Use it to bring back a single one.</summary>
    [Parameter]
    [ValidateNotNull]
    public string[] File { get; set; } = [];

    /// <summary>What becomes of a file that is there already: Overwrite, Skip, or Rename, which puts the backup's beside it. The embedded database is always replaced whole. Use Skip to bring back only what is missing.</summary>
    [Parameter]
    public ConflictStrategy Conflict { get; set; } = ConflictStrategy.Overwrite;

    /// <summary>Keep what was replaced, also after success. Use it where there is room: it is the way back without another restore.</summary>
    [Parameter]
    public SwitchParameter KeepPrevious { get; set; }

    /// <summary>Restore a backup of another version of Alteryx Server all the same. Use it only if the vendor says that this version can use it.</summary>
    [Parameter]
    public SwitchParameter AllowVersionMismatch { get; set; }

    /// <summary>On another server: Keep this machine's addresses and paths, or take the Backup's. Without it such a restore is refused. Use -WhatIf to see each of them.</summary>
    [Parameter]
    public HostValueChoice? HostValues { get; set; }

    /// <summary>Settings of RuntimeSettings.xml that are to have other values, by Section/Element. Use it for a new address: @{ 'Gallery/BaseAddress' = 'https://new/gallery' }.</summary>
    [Parameter]
    [ValidateNotNull]
    [SuppressMessage("Usage", "CA2227:Collection properties should be read only", Justification = "PowerShell sets a parameter.")]
    public Hashtable Value { get; set; } = [];

    /// <summary>A certificate with its private key (.pfx without password) that opens encrypted secrets. Without it: those of CurrentUser\My and LocalMachine\My.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CertificatePath { get; set; }

    /// <summary>What was asked for.</summary>
    protected RestoreRequest Wanted() => new()
    {
        Components = Component,
        Files = File,
        Conflict = Conflict,
        KeepPrevious = KeepPrevious,
        AllowVersionMismatch = AllowVersionMismatch,
        HostValues = HostValues,
        Values = Value.Cast<DictionaryEntry>().ToDictionary(entry => Text(entry.Key), entry => Text(entry.Value), StringComparer.Ordinal),
        CertificateFile = FullPath(CertificatePath),
    };

    private static string Text(object? value) => Convert.ToString(value is PSObject wrapped ? wrapped.BaseObject : value, CultureInfo.InvariantCulture) ?? "";
}

using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using AlteryxBackup.Operations.Runbook;
using AlteryxBackup.Platform.Events;

namespace AlteryxBackup.PowerShell.Hosting;

/// <summary>A building block of a backup: adds its part to a backup set, or makes something of the whole set.</summary>
public abstract class BackupSetCmdlet : ConfiguredCmdlet
{
    private readonly HashSet<(string Set, string? Configuration)> _made = [];

    /// <summary>The backup set's folder; the first part makes it. Use one for each backup, on a local disk with twice the space of the database.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>What an earlier block of the pipeline gave. It needs no value of its own: Stop-AlteryxServiceSafely and the blocks hand it on, with what they know.</summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>The folder, absolute.</summary>
    protected string SetFolder => FullPath(Path)!;

    /// <summary>What a part is asked for with.</summary>
    protected BackupSetRequest Request => new() { Path = SetFolder, ConfigPath = ConfigurationFile, Parameters = Settings };

    /// <summary>Carries a block out, once it is said what it would do.</summary>
    /// <param name="activity">What the progress bar and a question are headed with.</param>
    /// <param name="plan">What would be done, in a sentence.</param>
    /// <param name="block">The block.</param>
    protected void Carry<T>(string activity, Func<string> plan, Func<IOperationObserver, CancellationToken, T> block) => Report(SetFolder, () =>
    {
        // Each node that was stopped is an object; the set is made of their server once.
        if (!_made.Add((SetFolder, ConfigurationFile)))
        {
            return;
        }

        var sentence = plan();
        if (ShouldProcess(sentence, sentence, activity))
        {
            WriteObject(Run(activity, block));
        }
    });
}

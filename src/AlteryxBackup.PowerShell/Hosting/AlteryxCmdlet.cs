using System;
using System.Management.Automation;
using System.Threading;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;

namespace AlteryxBackup.PowerShell.Hosting;

/// <summary>What every cmdlet of the module does alike: runs the engine off the pipeline's thread, ends it in order on Ctrl+C, turns its failures into error records.</summary>
public abstract class AlteryxCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>This machine.</summary>
    protected Machine Machine { get; } = ThisModule.Machine();

    /// <summary>Ends what runs when the pipeline is stopped.</summary>
    protected CancellationToken Cancellation => _stopping.Token;

    /// <summary>True under -WhatIf, also when a caller's $WhatIfPreference asks for it.</summary>
    protected bool IsWhatIf => MyInvocation.BoundParameters.TryGetValue("WhatIf", out var asked)
        ? ((SwitchParameter)asked).ToBool()
        : LanguagePrimitives.IsTrue(GetVariableValue("WhatIfPreference"));

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (!Environment.Is64BitProcess)
        {
            ThrowTerminatingError(ErrorRecords.Of(ErrorCatalogue.HostNot64Bit.Because("This PowerShell is a 32-bit one.")));
        }
    }

    /// <summary>Ctrl+C: acknowledged at once; the cmdlet returns when the engine has put everything right.</summary>
    protected override void StopProcessing()
    {
        // The streams are closed by now; the host's own screen is what is left to answer on.
        Host.UI?.WriteWarningLine("Cancelling: the service is put back and unfinished files are removed first.");
        _stopping.Cancel();
    }

    /// <summary>Runs an operation and shows how it goes: messages as verbose, debug and warnings, steps as progress.</summary>
    /// <param name="activity">What the progress bar is headed with.</param>
    /// <param name="operation">The operation.</param>
    protected T Run<T>(string activity, Func<IOperationObserver, CancellationToken, T> operation)
    {
        using var observer = new PipelineObserver();
        var story = new PipelineStory(this, activity);
        try
        {
            return observer.Run(events => operation(events, Cancellation), story.Tell, _stopping.Cancel);
        }
        finally
        {
            story.End();
        }
    }

    /// <summary>Does one piece of work; its failure becomes a non-terminating error, so that the next input still has its turn.</summary>
    /// <param name="target">What the work is about: a path, a service.</param>
    /// <param name="work">The work.</param>
    protected void Report(object? target, Action work)
    {
        try
        {
            work();
        }
        catch (OperationCanceledException) when (Cancellation.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch (Exception failure) when (failure.GetType().Assembly != typeof(PSCmdlet).Assembly)
        {
            // PowerShell's own (a stopped pipeline, Select-Object -First, -ErrorAction Stop) are PowerShell's to handle; whatever else comes is told with an id and what to do.
            WriteError(ErrorRecords.Of(UnexpectedFailure.Explain(failure, "The command ended there."), target));
        }
    }

    /// <summary>A path as the user wrote it, made absolute from PowerShell's own location (which isn't the process's).</summary>
    protected string? FullPath(string? path) => string.IsNullOrEmpty(path) ? null : GetUnresolvedProviderPathFromPSPath(path);

    /// <summary>Frees what is held.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stopping.Dispose();
        }
    }
}

using System;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Platform.Events;

namespace AlteryxBackup.Tests.Operations;

/// <summary>Something that happens from outside once a step has ended well.</summary>
internal sealed class OutsideEvent(BackupStep after, Action happens) : IOperationObserver
{
    public void Observe(OperationEvent happened)
    {
        if (happened is StepFinishedEvent { Outcome: StepOutcome.Succeeded } finished && finished.Step == after.ToString())
        {
            happens();
        }
    }
}

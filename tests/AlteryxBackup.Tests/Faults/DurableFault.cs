using System;

namespace AlteryxBackup.Tests.Faults;

/// <summary>What a durable file can be made to fail at.</summary>
internal enum DurableCall
{
    CreateFolder,
    Create,
    OpenToAppend,
    Write,
    Flush,
    Publish,
    Replace,
    OpenReadBack,
    Read,
}

/// <summary>One fault: at which call of its kind, and what happens then.</summary>
/// <param name="Call">The kind of call.</param>
/// <param name="Occurrence">The how-manieth of its kind, from 1, over all files.</param>
/// <param name="Failure">What is thrown; null for one that nobody notices: a short write or flipped bit, which only reading back can find.</param>
internal sealed record DurableFault(DurableCall Call, int Occurrence, Exception? Failure);

using System.Collections.Generic;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Retention;

namespace AlteryxBackup.Operations.Prune;

/// <summary>What retention did, or would do, in one folder.</summary>
/// <param name="Folder">The folder as the configuration or the caller names it.</param>
/// <param name="Decisions">One for every archive there, and for every file that looks like one; newest first.</param>
/// <param name="Unfinished">What killed runs left there unfinished.</param>
/// <param name="Error">Why nothing was looked at or removed there; null when it was.</param>
public sealed record PrunedPlace(
    string Folder, IReadOnlyList<RetentionDecision> Decisions, IReadOnlyList<UnfinishedFile> Unfinished, OperationError? Error);

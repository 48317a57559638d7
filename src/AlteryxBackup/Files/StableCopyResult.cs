namespace AlteryxBackup.Files;

/// <summary>A copy, and whether it can be trusted to be of one moment.</summary>
/// <param name="File">The copy in staging; its time of change is the original's when the copy began.</param>
/// <param name="ChangedWhileRead">True when the original changed during every try: the copy may mix old and new.</param>
internal sealed record StableCopyResult(CollectedFile File, bool ChangedWhileRead);

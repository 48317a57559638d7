namespace AlteryxBackup.Files;

/// <summary>A file or folder that will not be in the backup, with the reason: nothing is left out silently.</summary>
/// <param name="SourcePath">Where it was looked for.</param>
/// <param name="EntryPath">What it would be called in the archive; a folder's ends with a slash.</param>
/// <param name="Reason">Why not, a clause that can follow a colon.</param>
/// <param name="Absence">What that means for the backup.</param>
public sealed record AbsentFile(string SourcePath, string EntryPath, string Reason, Absence Absence);

namespace AlteryxBackup.Platform.Windows;

/// <summary>One entry of an access control list that allows something on the object itself.</summary>
/// <param name="Sid">Who, as a SID in text form.</param>
/// <param name="Rights">What, as an access mask.</param>
internal sealed record AccessEntry(string Sid, int Rights);

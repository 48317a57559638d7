namespace AlteryxBackup.EndToEnd.Tests.Backups;

/// <summary>An item of <c>Errors</c>.</summary>
internal sealed record BackupError(string Id, string Message, string Action);

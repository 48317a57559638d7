using System;

namespace AlteryxBackup.Platform.Processes;

/// <summary>One running process.</summary>
/// <param name="Id">Its id.</param>
/// <param name="ParentId">Its parent's id; 0 when not known.</param>
/// <param name="Name">The program's file name without folder and without <c>.exe</c>, whole (Linux cuts its own at 15 characters).</param>
/// <param name="Path">The program's full path; null when this account may not know.</param>
/// <param name="StartedAt">When it started, UTC; null when this account may not know.</param>
public sealed record ProcessEntry(int Id, int ParentId, string Name, string? Path, DateTimeOffset? StartedAt);

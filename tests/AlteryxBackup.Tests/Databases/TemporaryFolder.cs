using System;
using System.IO;

namespace AlteryxBackup.Tests.Databases;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("alteryx-backup-tests-").FullName;

    public string Combine(params string[] parts) => System.IO.Path.Combine(Path, System.IO.Path.Combine(parts));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

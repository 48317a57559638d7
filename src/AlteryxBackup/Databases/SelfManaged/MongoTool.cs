using System;

namespace AlteryxBackup.Databases.SelfManaged;

/// <summary>mongodump as it is installed.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Release">What it calls its version.</param>
internal sealed record MongoTool(string Path, string Release)
{
    /// <summary>The first release that reads a password from a file.</summary>
    public static Version Oldest { get; } = new(100, 3, 0);
}

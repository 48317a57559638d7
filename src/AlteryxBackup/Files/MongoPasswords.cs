using System;
using AlteryxBackup.Platform.Secrets;

namespace AlteryxBackup.Files;

/// <summary>The two passwords of the embedded database.</summary>
public sealed class MongoPasswords : IDisposable
{
    /// <summary>Takes both over.</summary>
    public MongoPasswords(Secret admin, Secret nonAdmin)
    {
        Admin = admin;
        NonAdmin = nonAdmin;
    }

    /// <summary>The administrator's.</summary>
    public Secret Admin { get; }

    /// <summary>The server's own.</summary>
    public Secret NonAdmin { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Admin.Dispose();
        NonAdmin.Dispose();
    }
}

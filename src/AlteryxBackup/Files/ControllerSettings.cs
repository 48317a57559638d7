using System;
using AlteryxBackup.Platform.Secrets;

namespace AlteryxBackup.Files;

/// <summary>What a server keeps outside its files: the secrets are cleared when it is disposed.</summary>
public sealed class ControllerSettings : IDisposable
{
    /// <summary>Takes the secrets over.</summary>
    public ControllerSettings(Obtained<Secret> token, Obtained<MongoPasswords> mongoPasswords, Obtained<string> serviceAccount, Obtained<string> runAsUser)
    {
        Token = token;
        MongoPasswords = mongoPasswords;
        ServiceAccount = serviceAccount;
        RunAsUser = runAsUser;
    }

    /// <summary>The controller token; not available on other nodes.</summary>
    public Obtained<Secret> Token { get; }

    /// <summary>The embedded database's passwords; not available where the database isn't embedded.</summary>
    public Obtained<MongoPasswords> MongoPasswords { get; }

    /// <summary>The account that the service logs on with.</summary>
    public Obtained<string> ServiceAccount { get; }

    /// <summary>The account that workflows run as.</summary>
    public Obtained<string> RunAsUser { get; }

    /// <summary>Clears the secrets.</summary>
    public void Dispose()
    {
        Token.Value?.Dispose();
        MongoPasswords.Value?.Dispose();
    }
}

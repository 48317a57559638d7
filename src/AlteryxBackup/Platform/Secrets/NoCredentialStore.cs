namespace AlteryxBackup.Platform.Secrets;

/// <summary>A system without one.</summary>
internal sealed class NoCredentialStore : ICredentialStore
{
    public StoredCredential? Find(string name) => null;
}

namespace AlteryxBackup.Platform.Secrets;

/// <summary>Passwords that the system keeps for the account that this runs as.</summary>
public interface ICredentialStore
{
    /// <summary>What is kept under that name; null when nothing is, or when this system keeps none.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">It can't be asked.</exception>
    StoredCredential? Find(string name);
}

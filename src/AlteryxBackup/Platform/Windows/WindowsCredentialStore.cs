using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;
using AlteryxBackup.Platform.Secrets;

namespace AlteryxBackup.Platform.Windows;

/// <summary>Credential Manager's generic credentials: each account has its own, SYSTEM too.</summary>
[SupportedOSPlatform("windows")]
internal sealed class WindowsCredentialStore : ICredentialStore
{
    /// <inheritdoc/>
    public StoredCredential? Find(string name)
    {
        if (!CredentialCalls.Read(name, CredentialCalls.Generic, 0, out var found))
        {
            var error = Marshal.GetLastWin32Error();
            return error is CredentialCalls.NotFound or CredentialCalls.NoSuchLogonSession ? null : throw new Win32Exception(error);
        }

        try
        {
            var credential = Marshal.PtrToStructure<CredentialCalls.Credential>(found);
            var blob = new byte[credential.BlobSize];
            Marshal.Copy(credential.Blob, blob, 0, blob.Length);

            // cmdkey, the control panel and PowerShell's modules all keep UTF-16LE.
            return new StoredCredential(Marshal.PtrToStringUni(credential.UserName) ?? "", new Secret(Encoding.Convert(Encoding.Unicode, Encoding.UTF8, blob)));
        }
        finally
        {
            CredentialCalls.Free(found);
        }
    }
}

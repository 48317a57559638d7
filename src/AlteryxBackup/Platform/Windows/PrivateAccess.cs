using System;
using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Security.Principal;

namespace AlteryxBackup.Platform.Windows;

/// <summary>
/// The security attributes that a new file or folder is born with: full access for administrators, SYSTEM and this account, nothing inherited
/// from above. Handed to the creating call itself, so that there is no moment in which others may open it.
/// </summary>
[SupportedOSPlatform("windows")]
internal sealed class PrivateAccess : IDisposable
{
    private const uint SddlRevision1 = 1;

    private IntPtr _descriptor;

    private PrivateAccess(string inheritance)
    {
        using var user = WindowsIdentity.GetCurrent();
        var rights = $"D:P(A;{inheritance};FA;;;BA)(A;{inheritance};FA;;;SY)(A;{inheritance};FA;;;{user.User})";
        if (!ConvertStringSecurityDescriptorToSecurityDescriptor(rights, SddlRevision1, out _descriptor, IntPtr.Zero))
        {
            throw new Win32Exception(Marshal.GetLastWin32Error());
        }

        Attributes = new SecurityAttributes { Length = Marshal.SizeOf<SecurityAttributes>(), Descriptor = _descriptor };
    }

    /// <summary>What the creating call takes; valid until this is disposed.</summary>
    public SecurityAttributes Attributes { get; }

    /// <summary>For a file.</summary>
    public static PrivateAccess OfFile() => new("");

    /// <summary>For a folder: what is made in it is as private.</summary>
    public static PrivateAccess OfFolder() => new("OICI");

    public void Dispose()
    {
        _ = LocalFree(_descriptor);
        _descriptor = IntPtr.Zero;
    }

    [DllImport("advapi32", EntryPoint = "ConvertStringSecurityDescriptorToSecurityDescriptorW", CharSet = CharSet.Unicode, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool ConvertStringSecurityDescriptorToSecurityDescriptor(string text, uint revision, out IntPtr descriptor, IntPtr size);

    [DllImport("kernel32")]
    private static extern IntPtr LocalFree(IntPtr memory);
}

/// <summary>SECURITY_ATTRIBUTES.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SecurityAttributes
{
    public int Length;
    public IntPtr Descriptor;
    public int InheritHandle;
}

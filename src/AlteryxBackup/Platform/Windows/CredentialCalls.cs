using System;
using System.Runtime.InteropServices;

namespace AlteryxBackup.Platform.Windows;

/// <summary>advapi32's calls on Credential Manager (Microsoft, "wincred.h").</summary>
internal static class CredentialCalls
{
    public const uint Generic = 1;
    public const int NotFound = 1168;
    public const int NoSuchLogonSession = 1312;

    [DllImport("advapi32", EntryPoint = "CredReadW", CharSet = CharSet.Unicode, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool Read(string target, uint type, uint flags, out IntPtr credential);

    [DllImport("advapi32", EntryPoint = "CredFree")]
    public static extern void Free(IntPtr credential);

    /// <summary>CREDENTIALW.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public readonly struct Credential
    {
        public readonly uint Flags;
        public readonly uint Type;
        public readonly IntPtr TargetName;
        public readonly IntPtr Comment;
        public readonly long LastWritten;
        public readonly uint BlobSize;
        public readonly IntPtr Blob;
        public readonly uint Persist;
        public readonly uint AttributeCount;
        public readonly IntPtr Attributes;
        public readonly IntPtr TargetAlias;
        public readonly IntPtr UserName;
    }
}

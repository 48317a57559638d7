#if NET
using System.ComponentModel;
using System.Runtime.InteropServices;

namespace AlteryxBackup.Platform.Unix;

/// <summary>The rights to a folder by access(2), which knows read-only file systems as well. For root it knows nothing else: root may write everywhere.</summary>
internal static class UnixFolderAccess
{
    private const int Enter = 1;
    private const int Write = 2;

    /// <summary>Why nothing can be created in an existing folder; null when it can.</summary>
    public static string? Refusal(string folder) =>
        LibC.Access(folder, Enter | Write) == 0 ? null : new Win32Exception(Marshal.GetLastPInvokeError()).Message;
}
#endif

using System.Collections.Generic;

namespace AlteryxBackup.Platform;

/// <summary>Tells whether what we act on with administrator's rights can be changed by others than administrators and this account.</summary>
public interface IPathProtection
{
    /// <summary>
    /// What lets others change this file or folder, or put another in its place: its owner, its rights, the rights on the folder that holds it.
    /// Each a phrase that begins with the path; empty when nothing does.
    /// </summary>
    IReadOnlyList<string> Weaknesses(string path);

    /// <summary>Who, beyond administrators and this account, can read this file: each a phrase that begins with the path; empty when nobody can.</summary>
    IReadOnlyList<string> Readers(string path);

    /// <summary>The command that an administrator mends it with, on this system.</summary>
    string Remedy(string path);
}

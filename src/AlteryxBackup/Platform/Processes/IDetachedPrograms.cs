using System.Collections.Generic;

namespace AlteryxBackup.Platform.Processes;

/// <summary>Starts programs of ours that must outlive us: nothing of ours is in their hands, and what ends us doesn't end them.</summary>
public interface IDetachedPrograms
{
    /// <summary>
    /// Starts a program in its own folder: without our streams and handles, and on Windows outside our console and jobs. On other systems it takes the last
    /// step itself, as its first act: it enters a session of its own. That it runs shows only when it answers.
    /// </summary>
    /// <param name="fileName">Full path of the program.</param>
    /// <param name="arguments">Its arguments, unquoted; paths in full. Never a secret: any user can list them.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">It can't be started; the message tells each way that was tried.</exception>
    void Start(string fileName, IReadOnlyList<string> arguments);
}

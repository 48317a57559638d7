using System.IO.Abstractions;
using AlteryxBackup.Platform.DurableFiles;
using AlteryxBackup.Platform.Guards;
using AlteryxBackup.Platform.Processes;
using AlteryxBackup.Platform.Secrets;
using AlteryxBackup.Platform.Services;

namespace AlteryxBackup.Platform;

/// <summary>Every boundary to the outside, together: what a host hands to an operation, and a test replaces piece by piece.</summary>
public sealed record Machine(
    IFileSystem Files,
    IDurableFiles DurableFiles,
    IClock Clock,
    IProcessRunner Processes,
    IProcessList ProcessList,
    IServiceManager Services,
    IRegistry Registry,
    IHostInformation Host,
    IPathProtection Protection,
    ISystemEventLog EventLog,
    IDetachedPrograms DetachedPrograms,
    IGuards Guards)
{
    /// <summary>The passwords that the system keeps; none unless said.</summary>
    public ICredentialStore Credentials { get; init; } = new NoCredentialStore();
}

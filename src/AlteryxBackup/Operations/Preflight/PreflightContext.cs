using System.Threading;
using AlteryxBackup.Configuration;
using AlteryxBackup.Platform;
using AlteryxBackup.Server;

namespace AlteryxBackup.Operations.Preflight;

/// <summary>What the checks look at.</summary>
internal sealed record PreflightContext(
    Machine Machine, AlteryxBackupConfiguration Configuration, AlteryxServer Server, BackupMode Mode, CancellationToken Cancellation);

using System.Threading;
using AlteryxBackup.Configuration;
using AlteryxBackup.Operations.Preflight;
using AlteryxBackup.Platform;
using AlteryxBackup.Server;

namespace AlteryxBackup.Tests.Operations.Preflight;

/// <summary>What checks look at, with this machine underneath.</summary>
internal static class TestMachine
{
    public static Machine Create(IHostInformation? host = null) => LocalMachine.Create() with { Host = host ?? new HostInformation() };

    public static PreflightContext Context(BackupSection backup, Machine? machine = null, AlteryxServer? server = null, BackupMode mode = BackupMode.Full) => new(
        machine ?? Create(), new AlteryxBackupConfiguration { BackupConfiguration = backup }, server ?? new AlteryxServer(), mode, CancellationToken.None);
}

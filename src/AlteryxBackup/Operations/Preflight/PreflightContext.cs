using System.Collections.Generic;
using System.Threading;
using AlteryxBackup.Configuration;
using AlteryxBackup.Databases.SelfManaged;
using AlteryxBackup.Platform;
using AlteryxBackup.Server;

namespace AlteryxBackup.Operations.Preflight;

/// <summary>What the checks look at.</summary>
/// <param name="Machine">The boundaries.</param>
/// <param name="Configuration">The effective configuration.</param>
/// <param name="Server">What is installed; empty when its settings can't be read, and then the checks of the server aren't asked.</param>
/// <param name="Mode">The mode of the run.</param>
/// <param name="Cancellation">Ends the looking.</param>
internal sealed record PreflightContext(
    Machine Machine, AlteryxBackupConfiguration Configuration, AlteryxServer Server, BackupMode Mode, CancellationToken Cancellation)
{
    /// <summary>The machines of the deployment, this one first.</summary>
    public IReadOnlyList<ServerNode> Nodes => ServerNodes.Of(Configuration, Server, Machine.Host.MachineName);

    /// <summary>Full path of the configuration file; null when there is none.</summary>
    public string? ConfigurationFile { get; init; }

    /// <summary>The passwords of self-managed MongoDBs; null where nobody asks for them.</summary>
    public MongoLogins? Logins { get; init; }

    /// <summary>Whether the run would stop the service: the embedded database can't be dumped beside it, another is dumped while it runs unless the configuration says otherwise.</summary>
    public bool StopsService => Mode.IncludesDatabase() && (Server.Database.Type != DatabaseType.SelfManaged || Configuration.ServiceConfiguration.StopServiceForExternalDB);

    /// <summary>What is to be dumped by mongodump; nothing when the mode holds no database.</summary>
    /// <exception cref="Platform.Errors.BackupException">ConfigurationInvalid.</exception>
    public IReadOnlyList<MongoTarget> MongoTargets() => Mode.IncludesDatabase() ? MongoTarget.Of(Configuration.MongoDBConfiguration, Server) : [];

    /// <summary>The final name of the run's archive; null when no run is planned.</summary>
    public string? ArchivePath { get; init; }
}

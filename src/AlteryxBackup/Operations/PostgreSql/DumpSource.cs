using System;
using System.Threading;
using AlteryxBackup.Databases.PostgreSql;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Platform.Secrets;

namespace AlteryxBackup.Operations.PostgreSql;

/// <summary>What is dumped, and by which programs.</summary>
/// <param name="Environment"><c>dev</c> or <c>prod</c>.</param>
/// <param name="Target">The database.</param>
/// <param name="Tools">PostgreSQL's programs.</param>
internal sealed record DumpSource(string Environment, PostgreSqlTarget Target, PostgreSqlTools Tools) : IDisposable
{
    private TargetSettings? _settings;

    /// <summary>Finds it by what was asked for.</summary>
    /// <exception cref="Platform.Errors.BackupException">PostgreSqlSettingsMissing, PathNotReadable, PostgreSqlToolsNotFound.</exception>
    public static DumpSource Find(Machine machine, PostgreSqlBackupRequest request, SecretMask mask, IOperationObserver observer, CancellationToken cancellation)
    {
        var settings = new TargetSettings(machine.Files, System.Environment.GetEnvironmentVariable, request);
        return WayOut.OnFailure(() => Find(machine, request, settings, mask, observer, cancellation), settings.Dispose);
    }

    /// <summary>Clears the password that was read.</summary>
    public void Dispose() => _settings?.Dispose();

    private static DumpSource Find(Machine machine, PostgreSqlBackupRequest request, TargetSettings settings, SecretMask mask, IOperationObserver observer, CancellationToken cancellation)
    {
        var (environment, target) = settings.Resolve(request, mask);
        if (environment == "prod" && target.IsLocal)
        {
            observer.Warning($"The prod environment points at {target.Host}, this machine itself: see that it isn't a developer's database that is dumped under the name of production.");
        }

        return new DumpSource(environment, target, new PostgreSqlToolFinder(machine.Files, machine.Processes).Find(request.ToolsPath ?? "", cancellation)) { _settings = settings };
    }
}

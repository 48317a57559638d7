using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Threading;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Processes;

namespace AlteryxBackup.Databases.PostgreSql;

/// <summary>Runs one of PostgreSQL's programs with the way to a database and its password in the child's environment, nothing of it among the arguments.</summary>
internal sealed class PostgreSqlProgram(IProcessRunner processes, string path)
{
    /// <summary>psql's arguments for being asked by a program: no start-up file, no headings, no question for a password, the first failure ends it.</summary>
    public static IReadOnlyList<string> Quiet { get; } = ["--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--no-password", "--set=ON_ERROR_STOP=1"];

    /// <summary>What the server's list of sessions calls ours; PostgreSQL keeps 63 bytes of it.</summary>
    public static string ApplicationName { get; } = FormattableString.Invariant($"alteryxbackup {OwnId()}@{Environment.MachineName}");

    /// <summary>Runs it.</summary>
    /// <param name="request">What is to be run but for program and way.</param>
    /// <param name="target">The database.</param>
    /// <param name="password">Its password.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="BackupException"><see cref="ErrorCatalogue.PostgreSqlToolsNotFound"/>: it can't be started.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public ProcessOutcome Run(ProcessRequest request, PostgreSqlTarget target, PasswordFile password, CancellationToken cancellation)
    {
        var environment = target.Environment(ApplicationName);
        foreach (var variable in password.Environment)
        {
            environment[variable.Key] = variable.Value;
        }

        foreach (var variable in request.Environment)
        {
            environment[variable.Key] = variable.Value;
        }

        return Run(request with { Environment = environment }, cancellation);
    }

    /// <summary>Runs it without any database.</summary>
    /// <exception cref="BackupException"><see cref="ErrorCatalogue.PostgreSqlToolsNotFound"/>: it can't be started.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public ProcessOutcome Run(ProcessRequest request, CancellationToken cancellation)
    {
        try
        {
            return processes.Run(request with { FileName = path }, cancellation);
        }
        catch (Win32Exception fault)
        {
            throw ErrorCatalogue.PostgreSqlToolsNotFound.Because($"{path} can't be started: {fault.Message}", "Nothing was dumped; older backups were not touched.", cause: fault);
        }
    }

    private static int OwnId()
    {
        using var own = System.Diagnostics.Process.GetCurrentProcess();
        return own.Id;
    }
}

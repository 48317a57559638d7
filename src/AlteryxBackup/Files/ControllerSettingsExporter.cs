using System;
using System.ComponentModel;
using System.Threading;
using AlteryxBackup.Configuration;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Platform.Processes;
using AlteryxBackup.Platform.Secrets;
using AlteryxBackup.Platform.Services;
using AlteryxBackup.Server;

namespace AlteryxBackup.Files;

/// <summary>
/// Asks the server for what no file holds in readable form: controller token and passwords of the embedded database (REQ-3.2), and its accounts
/// (REQ-3.1.4, REQ-3.3.3). Nothing that AlteryxService prints for these verbs reaches a message, an exception or the log, not even when it failed:
/// what looks like an error text may hold the secret.
/// </summary>
public sealed class ControllerSettingsExporter
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly IProcessRunner _processes;
    private readonly ServerAccounts _accounts;

    /// <summary>Takes its boundaries.</summary>
    public ControllerSettingsExporter(IProcessRunner processes, IServiceManager services)
    {
        _processes = processes;
        _accounts = new ServerAccounts(services);
    }

    /// <summary>Exports what this node has. The service may run meanwhile.</summary>
    /// <param name="server">The server.</param>
    /// <param name="options">Whether the passwords are wanted.</param>
    /// <param name="serviceName">The Windows service's name.</param>
    /// <param name="protect">Gets each secret before anything else can be said: the log's mask, so that it is never written.</param>
    /// <param name="observer">Hears what was exported and what not, never a secret.</param>
    /// <param name="cancellation">Ends the child.</param>
    /// <returns>The settings; the caller disposes them.</returns>
    /// <exception cref="BackupException"><see cref="ErrorCatalogue.ControllerTokenNotExported"/> on a controller whose token can't be had.</exception>
    public ControllerSettings Export(
        AlteryxServer server, FilesSection options, string serviceName, Action<Secret> protect, IOperationObserver observer, CancellationToken cancellation)
    {
        var token = Token(server, protect, observer, cancellation);
        Tell("Controller token", token.NotAvailable, observer);
        try
        {
            var passwords = Passwords(server, options, protect, observer, cancellation);
            var account = _accounts.LogOn(serviceName);
            Tell("Service account", account.NotAvailable, observer);
            return new ControllerSettings(token, passwords, account, ServerAccounts.RunAs(server.Settings));
        }
        catch
        {
            token.Value?.Dispose();
            throw;
        }
    }

    private static void Tell(string what, string? reason, IOperationObserver observer) =>
        observer.Info(reason is null ? what + " exported." : $"{what} not exported: {reason}.");

    private Obtained<Secret> Token(AlteryxServer server, Action<Secret> protect, IOperationObserver observer, CancellationToken cancellation)
    {
        if (!server.IsController)
        {
            return new Obtained<Secret>(null, "not applicable, this node is not the controller");
        }

        using var output = Ask(server, "getserversecret", cancellation, out var problem);
        problem ??= output.IsBlank ? "it printed nothing"
            : output.HasSeveralLines ? "it printed several lines, which is no token"
            : output.Contains("failed") || output.Contains("error") ? "it printed an error"
            : null;
        if (problem is not null)
        {
            throw ErrorCatalogue.ControllerTokenNotExported.Because(
                $"'{server.ServiceExecutable} getserversecret' did not give the controller token: {problem}.",
                "The server was not changed; no archive was made. What it printed is not repeated here, it may hold the token.");
        }

        var token = output.Whole();
        protect(token);
        if (output.HasSpaceInside)
        {
            // Not refused: nobody has said that a token can't hold a space. But an error that says neither "failed" nor "error" would look so.
            observer.Warning("What getserversecret printed has spaces inside: look whether it is the token or a message, by running it as administrator.");
        }

        return new Obtained<Secret>(token, null);
    }

    private Obtained<MongoPasswords> Passwords(
        AlteryxServer server, FilesSection options, Action<Secret> protect, IOperationObserver observer, CancellationToken cancellation)
    {
        var inapplicable = !server.IsController ? "not applicable, this node is not the controller"
            : server.Database.Type != DatabaseType.Embedded ? "not applicable, the database is not embedded"
            : !options.BackupMongoPasswords ? "left out by FilesConfiguration.BackupMongoPasswords"
            : null;
        if (inapplicable is not null)
        {
            Tell("MongoDB passwords", inapplicable, observer);
            return new Obtained<MongoPasswords>(null, inapplicable);
        }

        using var output = Ask(server, "getemongopassword", cancellation, out var problem);
        var admin = output.After("Admin:");
        var nonAdmin = output.After("Non-Admin:");
        ProtectAll(protect, admin, nonAdmin);
        problem ??= admin is null || nonAdmin is null ? "its output has no line 'Admin: …' or no line 'Non-Admin: …'" : null;
        if (problem is null)
        {
            Tell("MongoDB passwords", null, observer);
            return new Obtained<MongoPasswords>(new MongoPasswords(admin!, nonAdmin!), null);
        }

        admin?.Dispose();
        nonAdmin?.Dispose();
        var reason = $"'{server.ServiceExecutable} getemongopassword' did not give them: {problem}";
        observer.Warning($"The MongoDB passwords are not in this backup: {reason}. Run it as administrator and see what it says.");
        return new Obtained<MongoPasswords>(null, reason);
    }

    private static void ProtectAll(Action<Secret> protect, params Secret?[] secrets)
    {
        foreach (var secret in secrets)
        {
            if (secret is not null)
            {
                protect(secret);
            }
        }
    }

    private SecretOutput Ask(AlteryxServer server, string verb, CancellationToken cancellation, out string? problem)
    {
        try
        {
            var request = new ProcessRequest { FileName = server.ServiceExecutable, Arguments = [verb], TimeLimit = Limit };
            var outcome = _processes.Run(request, cancellation);
            Array.Clear(outcome.StandardError, 0, outcome.StandardError.Length);
            problem = outcome.TimedOut ? $"it was ended after {Limit.TotalSeconds} seconds"
                : outcome.ExitCode != 0 ? $"exit code {outcome.ExitCode}"
                : null;
            return new SecretOutput(outcome.StandardOutput);
        }
        catch (Win32Exception failure)
        {
            problem = "it can't be started: " + failure.Message.TrimEnd('.');
            return new SecretOutput([]);
        }
    }
}

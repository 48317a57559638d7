using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.IO;
using System.Linq;
using System.Text;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Secrets;

namespace AlteryxBackup.Databases.SelfManaged;

/// <summary>
/// Gets each server's password from the first place that has one: what the host was handed, a file, the environment, Credential Manager, the connection string, a person. Each is
/// got once a run, and known to the mask before it is used.
/// </summary>
internal sealed class MongoLogins : IDisposable
{
    private readonly Machine _machine;
    private readonly SecretMask _mask;
    private readonly MongoPasswords _given;
    private readonly List<Secret> _own = [];
    private readonly Dictionary<string, MongoLogin> _known = new(StringComparer.Ordinal);

    /// <param name="machine">The boundaries.</param>
    /// <param name="mask">Learns every password.</param>
    /// <param name="given">What the host was handed, and whom it can ask.</param>
    public MongoLogins(Machine machine, SecretMask mask, MongoPasswords given)
    {
        (_machine, _mask, _given) = (machine, mask, given);
        foreach (var password in new[] { given.SelfManaged, given.Gallery }.OfType<Secret>())
        {
            mask.Add(password);
        }
    }

    /// <summary>Hides passwords in what a tool said.</summary>
    public string Masked(string text) => _mask.Mask(text);

    /// <summary>The login of one server.</summary>
    /// <exception cref="BackupException"><see cref="ErrorCatalogue.MongoPasswordNotAvailable"/>.</exception>
    public MongoLogin For(MongoTarget target)
    {
        if (!_known.TryGetValue(target.Section, out var login))
        {
            login = _known[target.Section] = Get(target);
        }

        return login;
    }

    /// <inheritdoc/>
    public void Dispose() => _own.ForEach(secret => secret.Dispose());

    private MongoLogin Get(MongoTarget target)
    {
        var kept = Kept(target);
        var connection = target.Connection;
        var user = connection.UserName.Length > 0 ? connection.UserName : kept?.UserName ?? "";
        var password = user.Length > 0 && connection.NeedsPassword ? Password(target, user, kept) : null;
        var certificate = connection.CertificatePassword.Length > 0 ? Learn(connection.CertificatePassword) : null;
        return new MongoLogin(user, connection.AuthDatabase, password, certificate, target.Settings.PasswordEnvironmentVariable);
    }

    private Secret Password(MongoTarget target, string user, StoredCredential? kept)
    {
        var settings = target.Settings;
        var password = _given.For(target.Section)
            ?? (settings.PasswordFile.Length > 0 ? FromFile(settings.PasswordFile) : null)
            ?? (settings.PasswordEnvironmentVariable.Length > 0 ? FromEnvironment(settings.PasswordEnvironmentVariable) : null)
            ?? kept?.Password
            ?? (target.Connection.Password.Length > 0 ? Learn(target.Connection.Password) : null)
            ?? _given.Ask?.Invoke($"Password of MongoDB user {user} at {target.Connection.Endpoint}");
        return password is null || password.IsEmpty()
            ? throw ErrorCatalogue.MongoPasswordNotAvailable.Because(
                $"MongoDBConfiguration.{target.Section} names the user {user}, but no place that has the password{(_given.Ask is null ? ", and nobody can be asked in this session" : "")}.")
            : Learn(password);
    }

    private Secret FromFile(string path)
    {
        if (!_machine.Files.File.Exists(path))
        {
            throw ErrorCatalogue.MongoPasswordNotAvailable.Because($"The password file '{path}' isn't there.");
        }

        if (_machine.Protection.Readers(path).Concat(_machine.Protection.Weaknesses(path)).ToList() is { Count: > 0 } weaknesses)
        {
            throw ErrorCatalogue.MongoPasswordNotAvailable.Because(
                $"The password file '{path}' is refused: {string.Join("; ", weaknesses)}.",
                action: $"Change the password; then let only administrators and the backup's account read and change the file: {_machine.Protection.Remedy(path)}");
        }

        try
        {
            using var text = new StreamReader(_machine.Files.File.OpenRead(path), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
            return Learn(text.ReadLine() ?? "");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw ErrorCatalogue.MongoPasswordNotAvailable.Because($"The password file '{path}' can't be read: {fault.Message}", cause: fault);
        }
    }

    private Secret FromEnvironment(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value
        ? Learn(value)
        : throw ErrorCatalogue.MongoPasswordNotAvailable.Because($"The environment variable {variable} isn't set for this process; a scheduled task has only those of its own account and of the machine.");

    private StoredCredential? Kept(MongoTarget target)
    {
        var name = target.Settings.PasswordCredential;
        if (name.Length == 0 || _given.For(target.Section) is not null)
        {
            return null;
        }

        try
        {
            return _machine.Credentials.Find(name) ?? throw ErrorCatalogue.MongoPasswordNotAvailable.Because(
                $"Credential Manager holds no generic credential '{name}' for {_machine.Host.UserName}.",
                action: $"Keep it there as the account that runs the backup: cmdkey /generic:{name} /user:NAME /pass; for SYSTEM use PasswordFile.");
        }
        catch (Win32Exception fault)
        {
            throw ErrorCatalogue.MongoPasswordNotAvailable.Because($"Credential Manager can't be asked for '{name}': {fault.Message}", cause: fault);
        }
    }

    private Secret Learn(string text)
    {
        _own.Add(Secret.FromText(text));
        return Learn(_own[_own.Count - 1]);
    }

    private Secret Learn(Secret secret)
    {
        _mask.Add(secret);
        return secret;
    }
}

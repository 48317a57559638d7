using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using AlteryxBackup.Databases.PostgreSql;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Secrets;

namespace AlteryxBackup.Operations.PostgreSql;

/// <summary>Finds out which database is meant, key by key: parameter, environment variable, <c>.env.local</c>, <c>.env</c>.</summary>
internal sealed class TargetSettings : IDisposable
{
    private const string DevPrefix = "DEV_";
    private const string Mode = "ENV_MODE";
    private const string DefaultPort = "5432";

    private static readonly string[] DevWords = ["dev", "development"];
    private static readonly string[] ProdWords = ["prod", "production"];
    private static readonly string[] FileNames = [".env.local", ".env"];

    private readonly Func<string, string?> _variables;
    private readonly IReadOnlyList<IReadOnlyDictionary<string, string>> _files;
    private readonly string _places;
    private readonly List<Secret> _own = [];

    /// <param name="files">Reads the files.</param>
    /// <param name="variables">The variables of this process.</param>
    /// <param name="request">Names the files.</param>
    /// <exception cref="BackupException">PostgreSqlSettingsMissing: the file that was named isn't there; PathNotReadable.</exception>
    public TargetSettings(IFileSystem files, Func<string, string?> variables, PostgreSqlBackupRequest request)
    {
        _variables = variables;
        if (request.EnvironmentFile is { } named && !files.File.Exists(named))
        {
            throw ErrorCatalogue.PostgreSqlSettingsMissing.Because($"The file '{named}' isn't there.", action: "Correct its path; without one, .env.local and .env of the working folder are read.");
        }

        var paths = request.EnvironmentFile is { } one ? [one] : FileNames.Select(name => Path.Combine(request.WorkingFolder, name)).ToArray();
        _files = [.. paths.Where(files.File.Exists).Select(path => Read(files, path))];
        _places = $"the environment, {string.Join(", ", paths)}";
    }

    /// <summary>The environment's word and the database.</summary>
    /// <param name="request">What was given.</param>
    /// <param name="mask">Learns the password before anything is done with it.</param>
    /// <exception cref="BackupException">PostgreSqlSettingsMissing.</exception>
    public (string Environment, PostgreSqlTarget Target) Resolve(PostgreSqlBackupRequest request, SecretMask mask)
    {
        var isProd = (request.Environment == PostgreSqlEnvironment.Auto ? ByMode() : request.Environment) == PostgreSqlEnvironment.Prod;
        var prefix = isProd ? "" : DevPrefix;
        var password = request.Password is { } given && !given.IsEmpty() ? given : Find(prefix + "DB_PASSWORD") is { } text ? Own(text) : null;
        if (password is not null)
        {
            mask.Add(password);
        }

        var host = request.Host ?? Find(prefix + "DB_HOST");
        var database = request.DatabaseName ?? Find(prefix + "DB_NAME");
        var user = request.UserName ?? Find(prefix + "DB_USER");
        var missing = new[] { (host, "DB_HOST"), (database, "DB_NAME"), (user, "DB_USER") }.Where(pair => string.IsNullOrEmpty(pair.Item1)).Select(pair => prefix + pair.Item2).ToList();
        return missing.Count > 0
            ? throw ErrorCatalogue.PostgreSqlSettingsMissing.Because($"{string.Join(", ", missing)} {(missing.Count == 1 ? "is" : "are")} not set. Looked at: {_places}.")
            : (isProd ? "prod" : "dev", new PostgreSqlTarget(host!, request.Port ?? Port(prefix + "DB_PORT"), database!, user!, password)
            {
                ConnectTimeoutSeconds = request.ConnectTimeoutSeconds,
                PasswordVariables = [DevPrefix + "DB_PASSWORD", "DB_PASSWORD"],
            });
    }

    /// <inheritdoc/>
    public void Dispose() => _own.ForEach(secret => secret.Dispose());

    private Secret Own(string text)
    {
        _own.Add(Secret.FromText(text));
        return _own[_own.Count - 1];
    }

    private static IReadOnlyDictionary<string, string> Read(IFileSystem files, string path)
    {
        try
        {
            return EnvironmentFile.Parse(files.File.ReadAllText(path));
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            throw StorageFailure.ExplainReading(failure, path);
        }
    }

    private PostgreSqlEnvironment ByMode()
    {
        var word = Find(Mode);
        return DevWords.Contains(word, StringComparer.OrdinalIgnoreCase) ? PostgreSqlEnvironment.Dev
            : ProdWords.Contains(word, StringComparer.OrdinalIgnoreCase) ? PostgreSqlEnvironment.Prod
            : throw ErrorCatalogue.PostgreSqlSettingsMissing.Because(
                word is null ? $"{Mode} is not set, so it isn't known which environment is meant. Looked at: {_places}." : $"{Mode} is '{word}', which is neither dev nor prod.",
                action: $"Set {Mode} to dev or prod, or say which environment is meant: Dev or Prod.");
    }

    private int Port(string variable)
    {
        var text = Find(variable) ?? DefaultPort;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= ushort.MaxValue
            ? port
            : throw ErrorCatalogue.PostgreSqlSettingsMissing.Because($"{variable} is '{text}', which is no port number.", action: $"Set {variable} to the server's port, {DefaultPort} as a rule.");
    }

    // An empty value is none.
    private string? Find(string name) =>
        new[] { _variables(name) }.Concat(_files.Select(file => file.TryGetValue(name, out var value) ? value : null)).FirstOrDefault(value => !string.IsNullOrEmpty(value));
}

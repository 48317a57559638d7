using System.Collections.Generic;
using System.Linq;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Server;

namespace AlteryxBackup.Operations.Restore;

/// <summary>
/// RuntimeSettings.xml as it will be. On the same server it is the backup's, byte for byte. On another one what belongs to the machine becomes what was asked for, the backup's
/// token, which only its own machine can read, is left out (facts/alteryx-server.md, section 4), and whatever isn't named stays as in the backup.
/// </summary>
internal sealed class SettingsComposition
{
    private const string Hidden = "(encrypted)";

    private readonly byte[] _original;
    private readonly SettingsDocument _theirs;
    private readonly SettingsDocument? _ours;
    private readonly RestoreRequest _request;
    private readonly bool _otherServer;
    private readonly IReadOnlyList<string> _ofHost;

    /// <summary>Takes both files.</summary>
    /// <param name="theirs">The backup's.</param>
    /// <param name="ours">This machine's; null when it has none.</param>
    /// <param name="theirHost">The machine that was backed up; null on the same server.</param>
    /// <param name="request">What was asked for.</param>
    /// <exception cref="BackupException">ServerSettingsUnreadable.</exception>
    public SettingsComposition(byte[] theirs, byte[]? ours, string? theirHost, RestoreRequest request)
    {
        _original = theirs;
        _theirs = SettingsDocument.Read(theirs, "RuntimeSettings.xml of the backup");
        _ours = ours is null ? null : SettingsDocument.Read(ours, "RuntimeSettings.xml of this server");
        _request = request;
        _otherServer = theirHost is not null;
        _ofHost = _otherServer && _ours is not null ? HostSettings.Different(_theirs, _ours, theirHost) : [];
    }

    /// <summary>The settings that belong to one machine, and what becomes of them.</summary>
    public IReadOnlyList<HostValue> Values => [.. _ofHost
        .Concat(_request.Values.Keys.Where(path => !_ofHost.Contains(path)))
        .Select(path => new HostValue(path, Shown(path, _theirs.Find(path)), Shown(path, _ours?.Find(path)), Shown(path, Decided(path)), IsDecided(path)))];

    /// <summary>The storage keys of the backup; null when it has none.</summary>
    public string? StorageKeys => _theirs.Find(HostSettings.StorageKeys);

    /// <summary>What a setting will be; null when the file will have none.</summary>
    public string? Find(string path) => _ofHost.Contains(path) || _request.Values.ContainsKey(path) ? Decided(path) : _theirs.Find(path);

    /// <summary>The file's bytes.</summary>
    /// <param name="setsToken">The backup's token is going to be set: until then there is none.</param>
    public byte[] Compose(bool setsToken)
    {
        if (!_otherServer && _request.Values.Count == 0)
        {
            return _original;
        }

        foreach (var path in _ofHost.Concat(_request.Values.Keys).Distinct())
        {
            _theirs.Set(path, Decided(path));
        }

        if (_otherServer)
        {
            foreach (var secret in HostSettings.ServerSecrets)
            {
                _theirs.Set(secret, setsToken ? null : _ours?.Find(secret));
            }

            // Storage keys are of use with their own token alone.
            if (!setsToken)
            {
                _theirs.Set(HostSettings.StorageKeys, _ours?.Find(HostSettings.StorageKeys));
            }
        }

        return _theirs.Write();
    }

    private bool IsDecided(string path) => _request.Values.ContainsKey(path) || _request.HostValues is not null;

    private string? Decided(string path) => _request.Values.TryGetValue(path, out var value) ? value
        : _request.HostValues switch
        {
            HostValueChoice.Keep => _ours?.Find(path),
            HostValueChoice.Backup => _theirs.Find(path),
            _ => null,
        };

    private static string? Shown(string path, string? value) => value is not null && HostSettings.IsEncrypted(path) ? Hidden : value;
}

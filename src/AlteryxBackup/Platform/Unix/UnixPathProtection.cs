#if NET
using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.Versioning;

namespace AlteryxBackup.Platform.Unix;

/// <summary>
/// Protection by owner and mode. Trusted are root and this account; a group may write when it is root's or the owner's own (the same number:
/// user private groups). What an access control list adds shows in the group's bits.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal sealed class UnixPathProtection : IPathProtection
{
    private const uint Root = 0;

    private readonly uint _self = LibC.EffectiveUserId();

    /// <inheritdoc/>
    public IReadOnlyList<string> Weaknesses(string path)
    {
        var full = Path.GetFullPath(path);
        var found = new List<string>();
        try
        {
            var own = FileStatus.Of(full);
            if (own.IsLink)
            {
                // Its own mode means nothing, but its owner can point it elsewhere.
                AddOwner(found, full, own);
                own = FileStatus.OfTarget(full);
            }

            AddOwner(found, full, own);
            AddWriters(found, full, own);
            if (Path.GetDirectoryName(full) is { } folder)
            {
                var above = FileStatus.OfTarget(folder);
                AddOwner(found, folder, above);

                // In a folder like /tmp nobody can rename what another owns.
                if (!above.Mode.HasFlag(UnixFileMode.StickyBit))
                {
                    AddWriters(found, folder, above);
                }
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            found.Add($"'{full}' doesn't tell its rights ({failure.Message})");
        }

        return found;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Readers(string path)
    {
        var full = Path.GetFullPath(path);
        try
        {
            var status = FileStatus.OfTarget(full);
            var found = new List<string>();
            AddOwner(found, full, status);
            if (status.Mode.HasFlag(UnixFileMode.OtherRead))
            {
                found.Add($"'{full}' can be read by everybody");
            }

            if (status.Mode.HasFlag(UnixFileMode.GroupRead) && status.GroupId != Root && status.GroupId != status.OwnerId)
            {
                found.Add($"'{full}' can be read by group {status.GroupId}");
            }

            return found;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return [$"'{full}' doesn't tell its rights ({failure.Message})"];
        }
    }

    /// <inheritdoc/>
    public string Remedy(string path)
    {
        var full = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(full);
        return $"chown root '{full}' && chmod go-w '{full}'" + (folder is null ? "" : $", and the same for '{folder}'");
    }

    private void AddOwner(List<string> found, string path, FileStatus status)
    {
        if (status.OwnerId != Root && status.OwnerId != _self)
        {
            found.Add($"'{path}' belongs to user {status.OwnerId}");
        }
    }

    private static void AddWriters(List<string> found, string path, FileStatus status)
    {
        if (status.Mode.HasFlag(UnixFileMode.OtherWrite))
        {
            found.Add($"'{path}' can be written by everybody");
        }

        if (status.Mode.HasFlag(UnixFileMode.GroupWrite) && status.GroupId != Root && status.GroupId != status.OwnerId)
        {
            found.Add($"'{path}' can be written by group {status.GroupId}");
        }
    }
}
#endif

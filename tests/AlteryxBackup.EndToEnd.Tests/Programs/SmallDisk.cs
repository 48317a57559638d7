using System;
using System.Globalization;
using System.IO;

namespace AlteryxBackup.EndToEnd.Tests.Programs;

/// <summary>A disk of its own, in memory, that is as full, as read-only or as gone as a test wants it. Unmounted with the test.</summary>
internal sealed class SmallDisk : IDisposable
{
    private bool _isThere;

    public SmallDisk(long kilobytes)
    {
        Mount("-t", "tmpfs", "-o", "mode=700,size=" + Size(kilobytes), "tmpfs", Folder);
        _isThere = true;
    }

    /// <summary>Where it is mounted.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("small disk ").FullName;

    /// <summary>Why there can be none here: it takes Linux and the right to mount. Null when it can.</summary>
    public static string? Refusal()
    {
        try
        {
            new SmallDisk(64).Dispose();
            return null;
        }
        catch (Exception refused) when (refused is IOException or System.ComponentModel.Win32Exception)
        {
            return $"No small disk can be mounted: {refused.Message.Trim()}";
        }
    }

    /// <summary>Makes it larger or smaller; what is on it stays.</summary>
    public void Resize(long kilobytes) => Mount("-o", "remount,size=" + Size(kilobytes), Folder);

    public void MakeReadOnly() => Mount("-o", "remount,ro", Folder);

    /// <summary>Takes it away, folder and all, as a share goes away whose server is switched off.</summary>
    public void Vanish()
    {
        if (_isThere)
        {
            _isThere = false;
            Call("umount", "-l", Folder);
        }

        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder);
        }
    }

    public void Dispose() => Vanish();

    private static string Size(long kilobytes) => kilobytes.ToString(CultureInfo.InvariantCulture) + "k";

    private void Mount(params string[] arguments)
    {
        try
        {
            Call("mount", arguments);
        }
        catch when (!_isThere)
        {
            Directory.Delete(Folder);
            throw;
        }
    }

    private static void Call(string program, params string[] arguments)
    {
        using var running = new RunningProgram(program, arguments);
        var result = running.Finish();
        if (result.ExitCode != 0)
        {
            throw new IOException($"{program} {string.Join(' ', arguments)}: {result.Errors}");
        }
    }
}

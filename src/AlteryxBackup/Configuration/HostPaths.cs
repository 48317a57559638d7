using System;
using System.IO.Abstractions;
using System.Text.RegularExpressions;
using AlteryxBackup.Platform;
using Newtonsoft.Json.Linq;

namespace AlteryxBackup.Configuration;

/// <summary>What the paths of a configuration mean on this machine: its defaults, its variables, and what it can't use.</summary>
internal sealed class HostPaths
{
    private static readonly Regex Variable = new("%([^%]+)%", RegexOptions.CultureInvariant);

    private readonly IPath _path;
    private readonly IHostInformation _host;

    public HostPaths(IFileSystem files, IHostInformation host)
    {
        _path = files.Path;
        _host = host;
    }

    /// <summary>The product's own folder for machines without drive D:, and for its configuration.</summary>
    public string ProductFolder => _path.Combine(_host.ProgramData, "AlteryxBackup");

    /// <summary>Where there is no drive D:, the three default folders stand under <see cref="ProductFolder"/>.</summary>
    public void MoveDefaults(JObject defaults)
    {
        if (!_host.HasDrive('D'))
        {
            var backup = (JObject)defaults[nameof(AlteryxBackupConfiguration.BackupConfiguration)]!;
            backup[nameof(BackupSection.TempDirectory)] = _path.Combine(ProductFolder, "Temp");
            backup[nameof(BackupSection.LocalBackupPath)] = _path.Combine(ProductFolder, "Backups");
            backup[nameof(BackupSection.LogDirectory)] = _path.Combine(ProductFolder, "Logs");
        }
    }

    /// <summary>Replaces <c>%NAME%</c>; a variable that isn't set stays as it is.</summary>
    public string Expand(string path) => Variable.Replace(path, match =>
        string.Equals(match.Groups[1].Value, "ProgramData", StringComparison.OrdinalIgnoreCase)
            ? _host.ProgramData
            : Environment.GetEnvironmentVariable(match.Groups[1].Value) ?? match.Value);

    /// <summary>Why an expanded path can't be used on this system; null when it can.</summary>
    public string? Problem(string path)
    {
        if (Variable.Match(path) is { Success: true } variable)
        {
            return $"the variable {variable.Value} is not set on this machine";
        }

        var onWindows = _path.DirectorySeparatorChar == '\\';
        return onWindows switch
        {
            true when !WindowsPath.Is(path) => $"'{path}' has no drive and no server, so it isn't absolute on Windows",
            false when path.Length > 0 && path[0] != '/' => $"'{path}' is a path of Windows, and this machine isn't Windows",
            _ => null,
        };
    }
}

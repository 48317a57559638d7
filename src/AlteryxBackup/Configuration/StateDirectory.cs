using System.IO.Abstractions;
using AlteryxBackup.Platform;

namespace AlteryxBackup.Configuration;

/// <summary>Where lock, journal and history of a server stand: one folder per server, whatever the configuration. Derived, so that two configurations can't disagree.</summary>
public sealed class StateDirectory
{
    private readonly IPath _path;
    private readonly IHostInformation _host;

    /// <summary>Takes the boundaries that it asks.</summary>
    public StateDirectory(IFileSystem files, IHostInformation host)
    {
        _path = files.Path;
        _host = host;
    }

    /// <summary>The folder that holds RuntimeSettings.xml: as configured, else <c>%ProgramData%\Alteryx</c>.</summary>
    public string DataDirectoryOf(AlteryxBackupConfiguration configuration) =>
        configuration.ServerConfiguration.AlteryxDataPath is { Length: > 0 } configured
            ? configured
            : _path.Combine(_host.ProgramData, "Alteryx");

    /// <summary><c>AlteryxBackup</c> beside the server's data folder, so that a simulated server has its own.</summary>
    public string Of(AlteryxBackupConfiguration configuration)
    {
        var data = DataDirectoryOf(configuration).TrimEnd('/', '\\');
        return _path.Combine(_path.GetDirectoryName(data) is { Length: > 0 } parent ? parent : _host.ProgramData, "AlteryxBackup");
    }
}

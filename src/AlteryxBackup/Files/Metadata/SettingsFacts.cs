using System;
using System.Collections.Generic;
using System.IO.Abstractions;
using System.Linq;
using AlteryxBackup.Server;

namespace AlteryxBackup.Files.Metadata;

/// <summary>What the server's own settings tell. A fixed list of settings: none of them is a secret, and one that isn't listed is never taken.</summary>
internal sealed class SettingsFacts
{
    private static readonly string[] GallerySettings =
    [
        "BaseAddress", "SslEnabled", "AuthenticationType", "SmtpEnabled", "SmtpServerName", "SmtpPort", "SmtpSslEnabled", "SmtpUserName", "SmtpEmail",
    ];

    private readonly AlteryxServer _server;
    private readonly IFileSystem _files;

    public SettingsFacts(AlteryxServer server, IFileSystem files)
    {
        _server = server;
        _files = files;
    }

    public MetadataItem Version(string name) => _server.Version is null
        ? MetadataItem.Missing(name, "neither AlteryxService nor the registry told it")
        : MetadataItem.Known(name, _server.Version);

    public MetadataItem Roles(string name)
    {
        (bool Has, string Role)[] roles = [(_server.IsController, "Controller"), (_server.IsServerUI, "ServerUI"), (_server.IsWorker, "Worker")];
        return MetadataItem.Known(name, [.. roles.Where(role => role.Has).Select(role => role.Role)]);
    }

    public MetadataItem Database(string name) => MetadataItem.Known(name, new Dictionary<string, string>
    {
        ["Type"] = _server.Database.Type.ToString(),
        ["Because"] = _server.Database.Because,
        ["Endpoint"] = _server.Database.Endpoint,
    });

    public MetadataItem Gallery(string name)
    {
        var values = GallerySettings.Select(setting => (setting, value: _server.Settings.Find("Gallery/" + setting)))
            .Where(pair => pair.value is not null)
            .ToDictionary(pair => pair.setting, pair => WithoutCredentials(pair.value!));
        return values.Count == 0 ? MetadataItem.Missing(name, "RuntimeSettings.xml has no settings of the Gallery") : MetadataItem.Known(name, values);
    }

    public MetadataItem LogFolders(string name)
    {
        var folders = new Dictionary<string, string>();
        Add("Service", _server.Settings.Find("Controller/LoggingPath") is { } file ? FolderOf(file) : null);
        Add("Gallery", _server.Settings.Find("Gallery/LoggingPath"));
        Add("Engine", _server.Settings.Find("Engine/LogFilePath"));
        return folders.Count == 0 ? MetadataItem.Missing(name, "RuntimeSettings.xml names none; the server logs to its default folders") : MetadataItem.Known(name, folders);

        void Add(string of, string? folder)
        {
            if (!string.IsNullOrEmpty(folder))
            {
                folders[of] = folder!;
            }
        }
    }

    public MetadataItem Connectors(string name)
    {
        var tools = _files.DirectoryInfo.FromDirectoryName(_files.Path.Combine(_server.DataDirectory, "Tools"));
        return tools.Exists
            ? MetadataItem.Known(name, [.. tools.EnumerateFileSystemInfos().Select(item => item.Name).OrderBy(item => item, StringComparer.Ordinal)])
            : MetadataItem.Missing(name, $"'{tools.FullName}' does not exist");
    }

    // The service's log path names a file (facts/alteryx-server.md), by the rules of Windows even where this runs elsewhere.
    private static string? FolderOf(string file)
    {
        var end = file.LastIndexOfAny(['\\', '/']);
        return end <= 0 ? null : file.Substring(0, end);
    }

    private static string WithoutCredentials(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address) && address.UserInfo.Length > 0
            ? address.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.UserInfo, UriFormat.UriEscaped)
            : value;
}

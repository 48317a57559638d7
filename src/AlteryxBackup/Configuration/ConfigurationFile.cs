using System;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using System.Text;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace AlteryxBackup.Configuration;

/// <summary>Finds the configuration file and reads it as JSON.</summary>
internal sealed class ConfigurationFile
{
    /// <summary>The file's usual name.</summary>
    public const string FileName = "backup-config.json";

    private readonly IFileSystem _files;
    private readonly HostPaths _paths;
    private readonly IHostInformation _host;

    public ConfigurationFile(IFileSystem files, HostPaths paths, IHostInformation host)
    {
        _files = files;
        _paths = paths;
        _host = host;
    }

    /// <summary>The file to read: the one named, else the first of the usual places that has one; null when there is none.</summary>
    /// <exception cref="BackupException"><see cref="ErrorCatalogue.ConfigurationNotFound"/>: the one named isn't there.</exception>
    public string? Find(string? explicitPath)
    {
        if (explicitPath is null)
        {
            return UsualPlaces().FirstOrDefault(_files.File.Exists);
        }

        var path = _files.Path.GetFullPath(explicitPath);
        return _files.File.Exists(path)
            ? path
            : throw ErrorCatalogue.ConfigurationNotFound.Because(
                _files.Directory.Exists(path) ? $"{path} is a folder, not a configuration file." : $"There is no configuration file {path}.");
    }

    /// <summary>Where a file is looked for when none is named, in this order.</summary>
    public string[] UsualPlaces()
    {
        var shared = _files.Path.Combine(_paths.ProductFolder, FileName);
        return _host.ModuleDirectory is { } module ? [shared, _files.Path.Combine(module, "config", FileName)] : [shared];
    }

    /// <summary>Reads the file.</summary>
    /// <exception cref="BackupException"><see cref="ErrorCatalogue.ConfigurationInvalid"/>: can't be read, isn't UTF-8, isn't JSON.</exception>
    public JToken Read(string path)
    {
        try
        {
            using var stream = _files.File.Open(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true));
            return CommentedJson.Parse(reader.ReadToEnd());
        }
        catch (JsonReaderException fault)
        {
            throw ErrorCatalogue.ConfigurationInvalid.Because($"The configuration file {path} isn't JSON: {fault.Message}.", cause: fault);
        }
        catch (DecoderFallbackException fault)
        {
            throw ErrorCatalogue.ConfigurationInvalid.Because(
                $"The configuration file {path} isn't text in UTF-8.", action: "Save it in the encoding UTF-8.", cause: fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw ErrorCatalogue.ConfigurationInvalid.Because(
                $"The configuration file {path} can't be read: {fault.Message}", action: "Check that this account may read the file.", cause: fault);
        }
    }
}

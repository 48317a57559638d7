using System;
using System.IO.Abstractions;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.DurableFiles;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Configuration;

/// <summary>Writes the file that an administrator begins with: every setting with its default on this machine and what it does.</summary>
public sealed class NewConfiguration
{
    private readonly IFileSystem _files;
    private readonly IDurableFiles _durable;
    private readonly IHostInformation _host;

    /// <summary>Takes the boundaries.</summary>
    public NewConfiguration(Machine machine)
    {
        _files = machine.Files;
        _durable = machine.DurableFiles;
        _host = machine.Host;
    }

    /// <summary>Where the product looks for its configuration.</summary>
    public string DefaultPath => _files.Path.Combine(new HostPaths(_files, _host).ProductFolder, ConfigurationFile.FileName);

    /// <summary>Writes the file, and the schema beside it unless there is one, both readable by administrators and this account alone.</summary>
    /// <param name="path">Where; null for <see cref="DefaultPath"/>.</param>
    /// <returns>The full path of the configuration file.</returns>
    /// <exception cref="BackupException">ConfigurationExists, and nothing was changed; PathNotWritable or DiskFull.</exception>
    public string Write(string? path)
    {
        var target = _files.Path.GetFullPath(path ?? DefaultPath);
        if (_files.File.Exists(target) || _files.Directory.Exists(target))
        {
            throw ErrorCatalogue.ConfigurationExists.Because($"{target} exists already.");
        }

        try
        {
            var folder = _files.Path.GetDirectoryName(target)!;
            _durable.CreatePrivateFolder(folder);
            var small = new SmallFile(_files, _durable);
            var schema = _files.Path.Combine(folder, ConfigurationTemplate.SchemaFileName);
            if (!_files.File.Exists(schema))
            {
                small.Publish(schema, ConfigurationSchema.Text());
            }

            small.Publish(target, ConfigurationTemplate.Create(_files, _host));
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            throw StorageFailure.Explain(failure, target, "The configuration file was not written.", "Free space there, or have the file on another disk.");
        }

        return target;
    }
}

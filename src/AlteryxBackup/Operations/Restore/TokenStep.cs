using System;
using System.Threading;
using AlteryxBackup.Files;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.DurableFiles;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Secrets;
using AlteryxBackup.Server;

namespace AlteryxBackup.Operations.Restore;

/// <summary>The step RestoreControllerSettings, in the vendor's order: the token first; since setting one makes new storage keys, the backup's are written back after it (facts/alteryx-server.md, section 4).</summary>
internal sealed class TokenStep(Machine machine, RestorePlan plan, JournaledTool tool, SecretMask mask)
{
    /// <summary>Sets the token where it isn't the backup's already, then the storage keys.</summary>
    /// <returns>What was done, in a few words.</returns>
    /// <exception cref="BackupException">SecretNotDecrypted, ControllerTokenNotSet, PathNotWritable.</exception>
    public string Run(Exchange exchange, CancellationToken cancellation)
    {
        using var token = Token(exchange.Unpacked(plan.TokenEntry!));
        mask.Add(token);
        var server = new ControllerToken(machine.Processes, plan.Server);
        var hadIt = server.Is(token, cancellation);
        if (!hadIt)
        {
            _ = tool.Use<object?>(plan.Server.ServiceExecutable, "", started =>
            {
                server.Set(token, started, cancellation);
                return null;
            });
        }

        var wroteKeys = WriteStorageKeys(exchange);
        return $"{(hadIt ? "the controller token is the backup's already" : "controller token set")}; {(wroteKeys ? "storage keys written back" : "storage keys are the backup's already")}";
    }

    private Secret Token(string path)
    {
        var content = machine.Files.File.ReadAllBytes(path);
        if (plan.TokenEntry!.EndsWith(EntryPaths.EncryptedSuffix, StringComparison.Ordinal))
        {
            content = new SecretFileDecryption(machine.Files, plan.Request.CertificateFile).Open(content, out var problem)
                ?? throw ErrorCatalogue.SecretNotDecrypted.Because($"{plan.TokenEntry} can't be opened: {problem}");
        }

        using var output = new SecretOutput(content);
        return output.Whole();
    }

    private bool WriteStorageKeys(Exchange exchange)
    {
        if (exchange.BackupSettings is not { Length: > 0 } backup || SettingsDocument.Read(backup, "RuntimeSettings.xml of the backup").Find(HostSettings.StorageKeys) is not { } keys)
        {
            return false;
        }

        var settings = SettingsDocument.Read(machine.Files.File.ReadAllBytes(exchange.SettingsPath), exchange.SettingsPath);
        if (settings.Find(HostSettings.StorageKeys) == keys)
        {
            return false;
        }

        settings.Set(HostSettings.StorageKeys, keys);
        Replace(exchange.SettingsPath, settings.Write());
        return true;
    }

    // Under the name that the journal has for what isn't complete, so that a kill here leaves nothing either.
    private void Replace(string path, byte[] content)
    {
        try
        {
            using var partial = PartialFile.Inheriting(machine.Files, machine.DurableFiles, path);
            partial.Stream.Write(content, 0, content.Length);
            partial.Complete();
            partial.Replace();
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            throw StorageFailure.Explain(failure, path, state: null);
        }
    }
}

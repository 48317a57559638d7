using System;
using System.Collections.Generic;
using System.Linq;
using AlteryxBackup.Archives;
using AlteryxBackup.Files;
using AlteryxBackup.Reporting;

namespace AlteryxBackup.Operations.Restore;

/// <summary>A plan in words: what the run does, and what is left to a person.</summary>
internal static class RestoreSteps
{
    /// <summary>The steps of the run.</summary>
    public static IReadOnlyList<PlannedRestoreStep> Of(RestorePlan plan)
    {
        var configuration = plan.Configuration.Configuration;
        var services = plan.Nodes.Select(node => node.ServiceLabel).ToList();
        var steps = new List<PlannedRestoreStep>
        {
            new(RestoreStep.VerifyArchive, "Read the whole archive against all its checksums; nothing is touched before.", [plan.ArchivePath], ServiceDown: false),
            new(RestoreStep.Unpack, $"Unpack what is wanted of it ({ByteSize.Text(plan.UnpackedBytes)}) into a private folder.", [configuration.BackupConfiguration.TempDirectory], ServiceDown: false),
            new(RestoreStep.StopService, $"Wait until no workflow runs (at most {configuration.ServiceConfiguration.MaxWorkflowWaitSeconds} s), then stop {string.Join(", ", services)}.", services, ServiceDown: true),
        };
        if (plan.Has(RestoreComponent.Files))
        {
            var written = plan.Files.Where(file => file.Writes).ToList();
            steps.Add(new(RestoreStep.RestoreFiles, $"Put {written.Count} of {plan.Files.Count} files in their places; what is replaced is kept aside until all has succeeded.", [.. written.Select(file => file.TargetPath)], ServiceDown: true));
        }

        if (plan.TokenEntry is not null)
        {
            steps.Add(new(RestoreStep.RestoreControllerSettings, "Set the controller token where it isn't the backup's already (the vendor's program takes it as an argument: administrators of this machine can see it for a moment), then write the backup's storage keys back.", [plan.Server.ServiceExecutable], ServiceDown: true));
        }

        if (plan.Has(RestoreComponent.Database))
        {
            steps.Add(new(RestoreStep.RestoreDatabase, $"Move the data folder aside and restore {plan.DocumentCount} documents into an empty one. The database is replaced whole: what it holds now and the backup doesn't is gone from it.", [plan.DataFolder!], ServiceDown: true));
            steps.Add(new(RestoreStep.CountDatabase, "Dump the restored database, walk every document, and compare the counts with the manifest.", [plan.DataFolder!], ServiceDown: true));
        }

        steps.Add(new(RestoreStep.StartService, "Start the service. If it doesn't start, or anything before has failed, the old state is put back first.", services, ServiceDown: true));
        steps.Add(new(RestoreStep.Cleanup, plan.Request.KeepPrevious ? "Remove staging; what was replaced stays beside the new." : "Remove staging and what was kept of the old state.", [], ServiceDown: false));
        return steps;
    }

    /// <summary>What a person has to do.</summary>
    public static IEnumerable<string> Manual(RestorePlan plan, IEnumerable<string> entryPaths)
    {
        var entries = entryPaths.ToList();
        if (plan.OtherServer is not null && !plan.Has(RestoreComponent.ControllerSettings))
        {
            yield return "The backup's controller token and storage keys are not restored: this machine's stay, and what the backup has encrypted with its own (data connections, for example) can't be opened until they are set here.";
        }

        if (plan.OtherServer is not null && plan.Has(RestoreComponent.ControllerSettings) && entries.Find(entry => entry.StartsWith(EntryPaths.MongoPasswords, StringComparison.Ordinal)) is { } passwords)
        {
            yield return $"The embedded database's passwords stay those of this machine. Should they have to be set again, they are in {passwords} of the archive (setemongoadminpassword, setemongopassword).";
        }

        var nodes = entries.Where(entry => entry.StartsWith(ArchiveLayout.Nodes, StringComparison.Ordinal)).Select(entry => entry.Split('/')[1]).Distinct(StringComparer.Ordinal).ToList();
        if (nodes.Count > 0 && plan.Has(RestoreComponent.Files))
        {
            yield return $"Files of the other nodes are not put back from here: on {string.Join(", ", nodes)} unpack Nodes/<name>/* (alteryx-backup expand, Expand-AlteryxBackup) and put them in the same places.";
        }

        if (plan.Has(RestoreComponent.Database))
        {
            yield return "Schedules that were missed meanwhile fire when the server returns: look at them.";
        }

        if (plan.OtherServer is not null)
        {
            yield return "Should the service not start, records in the collection locks of AlteryxGallery that name the old machine can be the reason: ask Alteryx Support.";
            yield return plan.Manifest.EncryptionKeyWarning.Message;
        }
    }

    /// <summary>What a person has to do about a token that can't be opened here.</summary>
    public static IReadOnlyList<string> OfSealedToken(RestorePlan plan, string entryPath, string problem) =>
    [
        $"{entryPath} can't be opened on this machine ({problem.TrimEnd('.')}), so the token isn't set: on one that has the recipient's private key run Unprotect-CmsMessage (or openssl cms -decrypt -inform PEM).",
        $"Then, with the service stopped: '{plan.Server.ServiceExecutable} setserversecret=<token>', and write Controller/StorageKeysEncrypted of the backup's RuntimeSettings.xml back into this machine's.",
    ];
}

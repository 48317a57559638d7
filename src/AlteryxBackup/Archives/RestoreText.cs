using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using AlteryxBackup.Configuration;
using AlteryxBackup.Files;
using AlteryxBackup.Server;

namespace AlteryxBackup.Archives;

/// <summary>RESTORE.txt: how to restore this very archive by hand, with its own names, in the order of the vendor's procedure (facts/alteryx-server.md, section 4).</summary>
public sealed class RestoreText
{
    private const string DefaultDataFolder = @"%ProgramData%\Alteryx\Service\Persistence\MongoDB";

    private readonly RestoreFacts _facts;
    private readonly StringBuilder _text = new();
    private int _step;

    private RestoreText(RestoreFacts facts) => _facts = facts;

    /// <summary>The text, lines ended as Windows does.</summary>
    public static string Of(RestoreFacts facts) => new RestoreText(facts).Compose();

    private string Compose()
    {
        Introduce();
        Warn();
        Step("Install " + Product + " on the machine to restore to: the same version as the backup's.");
        if (_facts.MaySplit)
        {
            Step($"If it came in volumes ({_facts.ArchiveFileName}.001, .002 ...), join all of them in the order of their numbers:",
                $"copy /b {_facts.ArchiveFileName}.001 + {_facts.ArchiveFileName}.002 {_facts.ArchiveFileName}   (\"+\" for each further one; Linux: cat)");
        }

        Step($"Unpack this archive into a folder without spaces, here C:\\Restore, and check it there:",
            "sha256sum -c SHA256SUMS            (Linux, WSL, Git Bash)",
            "Get-FileHash -Algorithm SHA256 ... (PowerShell; compare with SHA256SUMS)");
        Step("Stop the service on every node; leave it stopped until the end:", "Stop-Service AlteryxService");
        if (_facts.Mode.IncludesFiles())
        {
            PutBackFiles();
            MoveToAnotherHost();
        }

        if (_facts.Mode.IncludesDatabase())
        {
            RestoreDatabase();
        }

        Step("Start the service, on the controller first:", "Start-Service AlteryxService");
        if (_facts.Mode.IncludesDatabase())
        {
            Step("If it does not start on another machine, records in the collection locks of AlteryxGallery that name the",
                "old machine can be the reason: ask Alteryx Support.");
        }

        Step("Check: sign in to the Server UI, open a workflow, run one, look at the schedules.");
        return _text.ToString().Replace("\n", "\r\n");
    }

    private string Product => "Alteryx Server" + (_facts.ServerVersion is { } version ? " " + version : " (the version is not known; see Metadata/ServerMetadata.json)");

    private void Introduce()
    {
        var made = _facts.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        Line("HOW TO RESTORE THIS ARCHIVE BY HAND");
        Line("");
        Line("Archive  " + _facts.ArchiveFileName);
        Line($"Made     {made} on {_facts.Hostname}, {Product}");
        Line("Holds    " + _facts.Mode switch
        {
            BackupMode.DatabaseOnly => "the database alone: " + Databases + ". For files and controller settings take a Full or ConfigOnly archive.",
            BackupMode.ConfigOnly => "files and controller settings alone. For the database take a Full or DatabaseOnly archive.",
            _ => "the database (" + Databases + "), files and controller settings",
        });
        Line("");
        Line("The vendor describes this procedure for one node, a default installation and the embedded database.");
        Line("For anything else ask Alteryx Support before you begin. All commands: as administrator.");
        Line("");
    }

    private void PutBackFiles()
    {
        Step("Keep a copy of each file that is there now, then put back:", [.. FileTargets()]);
        if (_facts.EntryPaths.Any(path => path.StartsWith(ArchiveLayout.Nodes, StringComparison.Ordinal)))
        {
            Step("Files under Nodes\\<name>\\Config go to the same places on the node of that name.");
        }

        foreach (var secret in _facts.EntryPaths.Where(path => path.EndsWith(EntryPaths.EncryptedSuffix, StringComparison.Ordinal)))
        {
            var path = Windows(secret);
            Step($"{path} is encrypted. On a machine that has the recipient's private key, either of:",
                $"Unprotect-CmsMessage -Path C:\\Restore\\{path}",
                $"openssl cms -decrypt -inform PEM -in {secret} -inkey <private key file>");
        }
    }

    private void MoveToAnotherHost()
    {
        var token = Find(EntryPaths.ControllerToken);
        Step($"Only if this is another machine than {_facts.Hostname}, in this order:",
            "a) In RuntimeSettings.xml correct what names the old machine: Gallery/BaseAddress and paths.",
            "b) Note the value of Controller/StorageKeysEncrypted, then delete Controller/ServerSecretEncrypted.",
            token is null
                ? "c) Set the controller token (it is not in this archive): AlteryxService.exe setserversecret=<token>"
                : $"c) AlteryxService.exe setserversecret=<the token in {Windows(token)}>",
            "d) Setting the token makes new storage keys: write the noted StorageKeysEncrypted back into RuntimeSettings.xml.");
        if (Find(EntryPaths.MongoPasswords) is { } passwords)
        {
            Step($"If the embedded database's passwords have to be set again, they are in {Windows(passwords)}:",
                "AlteryxService.exe setemongoadminpassword=<Admin>", "AlteryxService.exe setemongopassword=<Non-Admin>");
        }
    }

    private void RestoreDatabase()
    {
        if (_facts.DatabaseType == DatabaseType.SelfManaged)
        {
            var gzip = _facts.EntryPaths.Any(path => path.EndsWith(".bson.gz", StringComparison.OrdinalIgnoreCase)) ? " --gzip" : "";
            Step($"Restore {Databases} into the company's own MongoDB. Without --drop documents that are there stay as they are;",
                "with --drop each collection is replaced whole, and documents that the backup doesn't have are gone:",
                $"mongorestore{gzip} --uri <connection string> --dir C:\\Restore\\MongoDB");
            return;
        }

        var folder = _facts.EmbeddedDataDirectory.Length > 0 ? _facts.EmbeddedDataDirectory : DefaultDataFolder;
        Step("Move the old data folder aside; don't delete it:", $"ren \"{folder}\" MongoDB_before_restore_<time>", $"mkdir \"{folder}\"");
        Step($"Restore {Databases} into the empty folder:", $"AlteryxService.exe emongorestore=C:\\Restore\\MongoDB,{folder}");
        Step("Read mongoRestore.log, in the data folder or else in C:\\Restore\\MongoDB. Good is:",
            "N document(s) restored successfully. 0 document(s) failed to restore.",
            "and none of the words error, critical, fatal, failed anywhere else in it.");
    }

    private void Warn()
    {
        Line("KNOW BEFORE YOU BEGIN");
        Line("- " + _facts.KeyNotice.Message);
        Line("  " + _facts.KeyNotice.Recommendation);
        if (_facts.Mode.IncludesDatabase())
        {
            Line("- Schedules missed during the outage fire when the server returns.");
        }

        if (_facts.Mode == BackupMode.DatabaseOnly)
        {
            Line("- This archive has neither controller token nor storage keys: on another machine it needs those of the old one.");
        }

        Line("");
    }

    private string Databases => string.Join(", ", _facts.EntryPaths
        .Where(path => path.StartsWith(ArchiveLayout.MongoDB, StringComparison.Ordinal))
        .Select(path => path.Split('/'))
        .Where(parts => parts.Length > 2)
        .Select(parts => parts[1])
        .Distinct()
        .OrderBy(name => name, StringComparer.Ordinal));

    private IEnumerable<string> FileTargets() => _facts.EntryPaths
        .Where(path => path.StartsWith(EntryPaths.Config, StringComparison.Ordinal))
        .Select(path => path.Split('/'))
        .Select(parts => parts.Length > 2 ? (Source: parts[1] + "\\", Target: $"%ProgramData%\\Alteryx\\{parts[1]}\\") : (Source: parts[1], Target: Target(parts[1])))
        .Where(pair => pair.Target.Length > 0)
        .Distinct()
        .OrderBy(pair => pair.Source, StringComparer.Ordinal)
        .Select(pair => $"Config\\{pair.Source,-30} -> {pair.Target}");

    // Empty for what is no file of the server's: exported secrets have steps of their own.
    private static string Target(string file) => file switch
    {
        "SystemAlias.xml" or "SystemConnections.xml" => @"%ProgramData%\Alteryx\Engine\",
        "alteryx.config" => @"<install>\bin\server\config\ (2020.1 and later) or <install>\bin\config\",
        _ when file.StartsWith("RuntimeSettings", StringComparison.Ordinal) => @"%ProgramData%\Alteryx\",
        _ => "",
    };

    private string? Find(string path) => _facts.EntryPaths.FirstOrDefault(entry => entry == path || entry == path + EntryPaths.EncryptedSuffix);

    private static string Windows(string entryPath) => entryPath.Replace('/', '\\');

    private void Step(string what, params string[] lines)
    {
        _step++;
        Line($"{_step,2}. {what}");
        foreach (var line in lines)
        {
            Line("      " + line);
        }

        Line("");
    }

    private void Line(string line) => _text.Append(line).Append('\n');
}

using System.Collections.Generic;

namespace AlteryxBackup.Platform.Errors;

/// <summary>Every failure the product knows, declared once. An id is never renamed and never reused.</summary>
public static class ErrorCatalogue
{
    private static readonly List<ErrorDefinition> Declared = [];

    /// <summary>Cancelled by the user or the host.</summary>
    public static readonly ErrorDefinition Cancelled = Declare(
        nameof(Cancelled), ExitCode.General, ErrorCategory.OperationStopped,
        "The operation was cancelled.",
        "Run it again when you are ready; nothing has to be cleaned up.");

    /// <summary>Something nobody expected.</summary>
    public static readonly ErrorDefinition Unexpected = Declare(
        nameof(Unexpected), ExitCode.General, ErrorCategory.NotSpecified,
        "Something happened that the product doesn't know.",
        "Look at the end of the log file; report it with that log, which holds no secrets.");

    /// <summary>Another operation holds the lock.</summary>
    public static readonly ErrorDefinition AlreadyRunning = Declare(
        nameof(AlreadyRunning), ExitCode.General, ErrorCategory.ResourceBusy,
        "Another operation is running on this server.",
        "Wait until it has ended, or end it with Ctrl+C; then run this again. Two schedules that meet need different times.");

    /// <summary>A lock would mean nothing.</summary>
    public static readonly ErrorDefinition LockNotPossible = Declare(
        nameof(LockNotPossible), ExitCode.General, ErrorCategory.ResourceUnavailable,
        "The state folder's file system can't keep two runs apart.",
        "Have the state folder on a local disk, and DOTNET_SYSTEM_IO_DISABLEFILELOCKING not set.");

    /// <summary>The service manager or control command refused.</summary>
    public static readonly ErrorDefinition ServiceStopRefused = Declare(
        nameof(ServiceStopRefused), ExitCode.Service, ErrorCategory.InvalidOperation,
        "The request to stop the service was refused.",
        "Check that this account may control the service, and that nothing depends on it; then run the backup again.");

    /// <summary>The service would not come back after a stop.</summary>
    public static readonly ErrorDefinition ServiceNotStartable = Declare(
        nameof(ServiceNotStartable), ExitCode.Service, ErrorCategory.InvalidOperation,
        "The service is running, but could not be started again once it is stopped.",
        "Look at its start type and at the rights of this account (Get-Service, sc.exe qc, sc.exe sdshow); put right what is missing, then run the backup again.");

    /// <summary>The service did not stop in time.</summary>
    public static readonly ErrorDefinition ServiceStopTimeout = Declare(
        nameof(ServiceStopTimeout), ExitCode.Service, ErrorCategory.OperationTimeout,
        "The service did not stop within its limit.",
        "Look at what the service is doing (its own log, Task Manager); raise ServiceConfiguration.MaxServiceWaitSeconds if it only needs longer.");

    /// <summary>The service is paused.</summary>
    public static readonly ErrorDefinition ServicePaused = Declare(
        nameof(ServicePaused), ExitCode.Service, ErrorCategory.InvalidOperation,
        "The service is paused: neither running nor stopped.",
        "Find out who paused it; resume it (Resume-Service) or stop it, then run the backup again.");

    /// <summary>Workflows kept running beyond the limit.</summary>
    public static readonly ErrorDefinition WorkflowsStillRunning = Declare(
        nameof(WorkflowsStillRunning), ExitCode.Service, ErrorCategory.OperationTimeout,
        "Workflows were still running when the limit for waiting had passed.",
        "Choose a quieter time, raise ServiceConfiguration.MaxWorkflowWaitSeconds, or set ServiceConfiguration.ForceStopWorkflows to end them.");

    /// <summary>The service did not come back.</summary>
    public static readonly ErrorDefinition ServiceNotRestarted = Declare(
        nameof(ServiceNotRestarted), ExitCode.Service, ErrorCategory.InvalidOperation,
        "The service was running before and could not be started again.",
        "Start it by hand now: with Start-Service, or with the cluster's own tool where it runs in a cluster. The service's own log says why it didn't start.");

    /// <summary>The service can't be found or asked.</summary>
    public static readonly ErrorDefinition ServiceNotAvailable = Declare(
        nameof(ServiceNotAvailable), ExitCode.Service, ErrorCategory.ObjectNotFound,
        "The state of the service can't be found out.",
        "Check ServiceConfiguration.ServiceName, or the commands of ServiceConfiguration when Control is Command.");

    /// <summary>A dump was asked for while the service wasn't stopped.</summary>
    public static readonly ErrorDefinition ServiceNotStopped = Declare(
        nameof(ServiceNotStopped), ExitCode.Service, ErrorCategory.InvalidOperation,
        "The embedded database can't be dumped while the service isn't stopped.",
        "Stop it first with Stop-AlteryxServiceSafely, which waits for workflows; start it again with Start-AlteryxServiceSafely once the dump is made.");

    /// <summary>Nobody would put the service back.</summary>
    public static readonly ErrorDefinition GuardNotPossible = Declare(
        nameof(GuardNotPossible), ExitCode.Validation, ErrorCategory.ResourceUnavailable,
        "The guard, a process that puts the service back if this one dies, can't be had; without it the service isn't stopped.",
        "Run the backup as a scheduled task, or in a local session instead of a remote one; check that nothing keeps programs from starting here.");

    /// <summary>An ended run can't be understood any more, and the service doesn't run.</summary>
    public static readonly ErrorDefinition JournalDamaged = Declare(
        nameof(JournalDamaged), ExitCode.Service, ErrorCategory.InvalidData,
        "The journal of a run that was ended by force is damaged, and the service isn't running: who stopped it can't be told.",
        "If the service should run, start it now with Start-AlteryxServiceSafely or Start-Service; then check the disk that holds the state folder.");

    /// <summary>The configuration can't be used.</summary>
    public static readonly ErrorDefinition ConfigurationInvalid = Declare(
        nameof(ConfigurationInvalid), ExitCode.Validation, ErrorCategory.InvalidData,
        "The configuration can't be used.",
        "Correct the settings named; 'alteryx-backup config test' (Test-AlteryxBackupConfiguration) shows all faults at once.");

    /// <summary>The configuration file that was named isn't there.</summary>
    public static readonly ErrorDefinition ConfigurationNotFound = Declare(
        nameof(ConfigurationNotFound), ExitCode.Validation, ErrorCategory.ObjectNotFound,
        "The configuration file that was named does not exist.",
        "Correct the path, or leave it out to run on the default file or the defaults.");

    /// <summary>Others than administrators can write the configuration file.</summary>
    public static readonly ErrorDefinition ConfigurationUnsafe = Declare(
        nameof(ConfigurationUnsafe), ExitCode.Validation, ErrorCategory.PermissionDenied,
        "Others than administrators can change the configuration file.",
        "See who wrote in it, then give it to administrators and take the right to write from everybody else.");

    /// <summary>Others than administrators can write the state folder.</summary>
    public static readonly ErrorDefinition StateFolderUnsafe = Declare(
        nameof(StateFolderUnsafe), ExitCode.Validation, ErrorCategory.PermissionDenied,
        "Others than administrators can change the state folder.",
        "See who wrote in it, then give it to administrators and take the right to write from everybody else.");

    /// <summary>A new configuration file was to be written where one is.</summary>
    public static readonly ErrorDefinition ConfigurationExists = Declare(
        nameof(ConfigurationExists), ExitCode.Validation, ErrorCategory.InvalidArgument,
        "There is a configuration file already; it is never overwritten.",
        "Name another file, or edit the one that is there; 'alteryx-backup config test' (Test-AlteryxBackupConfiguration) checks it.");

    /// <summary>The server's settings can't be read.</summary>
    public static readonly ErrorDefinition ServerSettingsUnreadable = Declare(
        nameof(ServerSettingsUnreadable), ExitCode.Validation, ErrorCategory.InvalidData,
        "The server's RuntimeSettings.xml is missing or can't be read.",
        "Set ServerConfiguration.AlteryxDataPath to the folder that holds RuntimeSettings.xml, or repair the file.");

    /// <summary>AlteryxService isn't where it should be.</summary>
    public static readonly ErrorDefinition AlteryxServiceNotFound = Declare(
        nameof(AlteryxServiceNotFound), ExitCode.Validation, ErrorCategory.ObjectNotFound,
        "AlteryxService.exe was not found.",
        "Set ServerConfiguration.AlteryxServicePath to the full path of AlteryxService.exe.");

    /// <summary>The kind of database can't be told.</summary>
    public static readonly ErrorDefinition DatabaseTypeUnknown = Declare(
        nameof(DatabaseTypeUnknown), ExitCode.Validation, ErrorCategory.InvalidData,
        "The settings do not tell which kind of database this server uses.",
        "Set MongoDBConfiguration.Type to embedded or self-managed.");

    /// <summary>The mode can't be carried out with this database.</summary>
    public static readonly ErrorDefinition DatabaseTypeUnsupported = Declare(
        nameof(DatabaseTypeUnsupported), ExitCode.Database, ErrorCategory.InvalidOperation,
        "This version does not back up this kind of database.",
        "Use ConfigOnly for the files, and back up the database with its own tools.");

    /// <summary>Rights are missing.</summary>
    public static readonly ErrorDefinition NotElevated = Declare(
        nameof(NotElevated), ExitCode.Validation, ErrorCategory.PermissionDenied,
        "Administrator's rights are missing.",
        "Run it as administrator, or as a scheduled task with highest rights.");

    /// <summary>A 32-bit host.</summary>
    public static readonly ErrorDefinition HostNot64Bit = Declare(
        nameof(HostNot64Bit), ExitCode.Validation, ErrorCategory.InvalidOperation,
        "This is a 32-bit process, which Windows shows other folders than the server's.",
        "Use the 64-bit program: not Windows PowerShell (x86), and not a scheduled task of a 32-bit program.");

    /// <summary>A file that a backup can't do without is missing or unreadable.</summary>
    public static readonly ErrorDefinition RequiredFileMissing = Declare(
        nameof(RequiredFileMissing), ExitCode.Validation, ErrorCategory.ObjectNotFound,
        "A file that a backup must hold is missing or can't be read.",
        "Check the path and the rights of this account to read it.");

    /// <summary>A certificate for the secret files can't be used.</summary>
    public static readonly ErrorDefinition RecipientCertificateUnusable = Declare(
        nameof(RecipientCertificateUnusable), ExitCode.Validation, ErrorCategory.InvalidArgument,
        "A certificate of SecurityConfiguration.RecipientCertificates can't be used to encrypt.",
        "Name a certificate file (.cer, .crt or .pem) with an RSA public key, or a thumbprint of the local store.");

    /// <summary>A local folder or file can't be written.</summary>
    public static readonly ErrorDefinition PathNotWritable = Declare(
        nameof(PathNotWritable), ExitCode.Storage, ErrorCategory.WriteError,
        "A folder or file can't be written.",
        "Check that the path exists, is reachable, isn't read-only, and that this account may write there.");

    /// <summary>Something can't be read.</summary>
    public static readonly ErrorDefinition PathNotReadable = Declare(
        nameof(PathNotReadable), ExitCode.Storage, ErrorCategory.ReadError,
        "A folder or file can't be read.",
        "Check that it is reachable, and that this account may read it; a scheduled task as SYSTEM sees no mapped drives and goes to shares as the computer's account.");

    /// <summary>The disk is full.</summary>
    public static readonly ErrorDefinition DiskFull = Declare(
        nameof(DiskFull), ExitCode.Storage, ErrorCategory.ResourceUnavailable,
        "There is not enough space.",
        "Free space there, or point the setting that names the folder at a larger disk: TempDirectory for staging, LocalBackupPath for archives, LogDirectory for logs.");

    /// <summary>The archive that is to be written exists already.</summary>
    public static readonly ErrorDefinition ArchiveExists = Declare(
        nameof(ArchiveExists), ExitCode.Storage, ErrorCategory.WriteError,
        "An archive of this name exists already; it is never overwritten.",
        "Run again: the name holds the time to the second. Or change BackupConfiguration.ArchiveNamePattern.");

    /// <summary>A destination isn't there.</summary>
    public static readonly ErrorDefinition DestinationUnreachable = Declare(
        nameof(DestinationUnreachable), ExitCode.Storage, ErrorCategory.ResourceUnavailable,
        "A destination for copies can't be reached.",
        "Check that the folder exists and the server is up; a scheduled task as SYSTEM sees no mapped drives (use \\\\server\\share) and goes as the computer's account.");

    /// <summary>A destination was never made, or is misspelt.</summary>
    public static readonly ErrorDefinition DestinationNotFound = Declare(
        nameof(DestinationNotFound), ExitCode.Storage, ErrorCategory.ObjectNotFound,
        "A destination for copies does not exist, while the folder above it does and is in use.",
        "Check its spelling (BackupConfiguration.NetworkBackupPaths), or create it: a copy never makes its destination, because that would fill the system disk whenever a share isn't mounted.");

    /// <summary>An archive didn't get to a destination.</summary>
    public static readonly ErrorDefinition CopyFailed = Declare(
        nameof(CopyFailed), ExitCode.Storage, ErrorCategory.WriteError,
        "The copy of an archive to a destination failed.",
        "Check space, rights and network there; the local archive is whole. Copy it there with Copy-AlteryxBackup, or by hand with its .manifest.json and .sha256, and check the copy with 'alteryx-backup verify' (Test-AlteryxBackupIntegrity).");

    /// <summary>The dump tool failed by its own word.</summary>
    public static readonly ErrorDefinition DumpFailed = Declare(
        nameof(DumpFailed), ExitCode.Database, ErrorCategory.InvalidData,
        "The database dump failed.",
        "Read the tool's last lines in the log; check the space in TempDirectory and the database's own log.");

    /// <summary>The dump took too long.</summary>
    public static readonly ErrorDefinition DumpTimeout = Declare(
        nameof(DumpTimeout), ExitCode.Database, ErrorCategory.OperationTimeout,
        "The database dump did not end within its limit and was ended.",
        "Raise ServiceConfiguration.MaxDumpSeconds if the database only needs longer; 0 means no limit.");

    /// <summary>The dump tool said success, but the content does not prove it.</summary>
    public static readonly ErrorDefinition DumpNotProved = Declare(
        nameof(DumpNotProved), ExitCode.Database, ErrorCategory.InvalidData,
        "The dump is not provably whole; no archive was made of it.",
        "Run the backup again; if it fails in the same place, the database itself needs attention.");

    /// <summary>mongorestore said success, or not even that, and its own words don't prove it.</summary>
    public static readonly ErrorDefinition RestoreNotProved = Declare(
        nameof(RestoreNotProved), ExitCode.Database, ErrorCategory.InvalidData,
        "A restore into MongoDB is not provably whole.",
        "Read the reasons: documents that were there already are never overwritten; restore into an empty database, or with --drop.");

    /// <summary>mongodump isn't there.</summary>
    public static readonly ErrorDefinition MongoToolsNotFound = Declare(
        nameof(MongoToolsNotFound), ExitCode.Database, ErrorCategory.ObjectNotFound,
        "mongodump, which dumps a self-managed MongoDB, was not found or can't be used.",
        "Install the MongoDB Database Tools (100.3.0 or later), or set MongoDBConfiguration.ToolsPath to the folder that holds mongodump.");

    /// <summary>There is no password for the database's user.</summary>
    public static readonly ErrorDefinition MongoPasswordNotAvailable = Declare(
        nameof(MongoPasswordNotAvailable), ExitCode.Database, ErrorCategory.ObjectNotFound,
        "The password of the MongoDB user can't be had.",
        "Hand it over as -MongoCredential, or name its place: PasswordFile, PasswordEnvironmentVariable or PasswordCredential of MongoDBConfiguration.SelfManagedMongoDB.");

    /// <summary>The database server doesn't answer.</summary>
    public static readonly ErrorDefinition MongoNotReachable = Declare(
        nameof(MongoNotReachable), ExitCode.Database, ErrorCategory.ResourceUnavailable,
        "The self-managed MongoDB can't be reached.",
        "Check host, port, replica set and TLS of MongoDBConfiguration.SelfManagedMongoDB, the server's firewall, and that the server runs.");

    /// <summary>The database server refuses user or password.</summary>
    public static readonly ErrorDefinition MongoAuthenticationFailed = Declare(
        nameof(MongoAuthenticationFailed), ExitCode.Database, ErrorCategory.PermissionDenied,
        "The self-managed MongoDB refuses this user or password.",
        "Check Username, AuthDatabase (the database in which the user was made) and the password, of which nothing is logged.");

    /// <summary>The user may not read what has to be dumped.</summary>
    public static readonly ErrorDefinition MongoRightsMissing = Declare(
        nameof(MongoRightsMissing), ExitCode.Database, ErrorCategory.PermissionDenied,
        "The MongoDB user may not read all that has to be dumped.",
        "Give the user the role 'backup' on the database admin (db.grantRolesToUser), or 'read' on each database named in Database.");

    /// <summary>PostgreSQL's own programs aren't there.</summary>
    public static readonly ErrorDefinition PostgreSqlToolsNotFound = Declare(
        nameof(PostgreSqlToolsNotFound), ExitCode.Database, ErrorCategory.ObjectNotFound,
        "pg_dump, pg_restore or psql, by which a PostgreSQL database is dumped and checked, was not found or can't be used.",
        "Install PostgreSQL's client programs (Debian: postgresql-client; Windows: the installer's Command Line Tools), or name the folder that holds them (ToolsPath).");

    /// <summary>pg_dump is older than the server.</summary>
    public static readonly ErrorDefinition PostgreSqlToolTooOld = Declare(
        nameof(PostgreSqlToolTooOld), ExitCode.Database, ErrorCategory.InvalidOperation,
        "pg_dump is older than the PostgreSQL server, and can't dump what a newer one holds.",
        "Install client programs of the server's release or a later one, and name their folder (ToolsPath) if others are found first.");

    /// <summary>Nothing says which database is meant.</summary>
    public static readonly ErrorDefinition PostgreSqlSettingsMissing = Declare(
        nameof(PostgreSqlSettingsMissing), ExitCode.Validation, ErrorCategory.InvalidArgument,
        "It isn't said which PostgreSQL database is meant, or how it is reached.",
        "Set the variables named in .env.local, in .env or in the environment, or give them as parameters.");

    /// <summary>The PostgreSQL server doesn't answer.</summary>
    public static readonly ErrorDefinition PostgreSqlNotReachable = Declare(
        nameof(PostgreSqlNotReachable), ExitCode.Database, ErrorCategory.ResourceUnavailable,
        "The PostgreSQL server can't be reached, or has gone away.",
        "Check host and port, that the server runs and listens there (listen_addresses), and its firewall.");

    /// <summary>The PostgreSQL server refuses user or password.</summary>
    public static readonly ErrorDefinition PostgreSqlAuthenticationFailed = Declare(
        nameof(PostgreSqlAuthenticationFailed), ExitCode.Database, ErrorCategory.PermissionDenied,
        "The PostgreSQL server refuses this user or password.",
        "Check user and password (quotes and escapes in the .env file count), and that the server's pg_hba.conf lets this user in from this machine.");

    /// <summary>There is no such PostgreSQL database.</summary>
    public static readonly ErrorDefinition PostgreSqlDatabaseNotFound = Declare(
        nameof(PostgreSqlDatabaseNotFound), ExitCode.Database, ErrorCategory.ObjectNotFound,
        "The PostgreSQL server has no database of this name.",
        "Check the database's name: upper and lower case count; psql -l shows the server's databases.");

    /// <summary>The user may not read what has to be dumped.</summary>
    public static readonly ErrorDefinition PostgreSqlRightsMissing = Declare(
        nameof(PostgreSqlRightsMissing), ExitCode.Database, ErrorCategory.PermissionDenied,
        "The PostgreSQL user may not read all that has to be dumped.",
        "Give the user the role that reads everything: GRANT pg_read_all_data TO user (PostgreSQL 14 and later; with row security also ALTER ROLE user BYPASSRLS), or use the database's owner.");

    /// <summary>The dump isn't there.</summary>
    public static readonly ErrorDefinition PostgreSqlBackupNotFound = Declare(
        nameof(PostgreSqlBackupNotFound), ExitCode.Validation, ErrorCategory.ObjectNotFound,
        "The dump of a PostgreSQL database, or the folder that holds such dumps, does not exist.",
        "Check the path; 'alteryx-backup postgres list' (Get-PostgreSqlBackup) shows the dumps of a folder.");

    /// <summary>The dump isn't what it must be.</summary>
    public static readonly ErrorDefinition PostgreSqlBackupInvalid = Declare(
        nameof(PostgreSqlBackupInvalid), ExitCode.Validation, ErrorCategory.InvalidData,
        "The dump of a PostgreSQL database failed verification.",
        "Do not restore from it; take an older one, and find out what damaged this one (disk, network, a person).");

    /// <summary>A controller setting can't be exported.</summary>
    public static readonly ErrorDefinition ControllerTokenNotExported = Declare(
        nameof(ControllerTokenNotExported), ExitCode.Validation, ErrorCategory.ReadError,
        "The controller token could not be read from AlteryxService.",
        "Run 'AlteryxService.exe getserversecret' as administrator and see what it says.");

    /// <summary>The archive isn't there.</summary>
    public static readonly ErrorDefinition ArchiveNotFound = Declare(
        nameof(ArchiveNotFound), ExitCode.Validation, ErrorCategory.ObjectNotFound,
        "The archive does not exist.",
        "Check the path; 'alteryx-backup list' (Get-AlteryxBackup) shows the archives that are there.");

    /// <summary>The archive isn't what it must be.</summary>
    public static readonly ErrorDefinition ArchiveInvalid = Declare(
        nameof(ArchiveInvalid), ExitCode.Validation, ErrorCategory.InvalidData,
        "The archive failed verification.",
        "Do not restore from it; take an older one, and find out what damaged this one (disk, network, a person).");

    /// <summary>A newer version wrote it.</summary>
    public static readonly ErrorDefinition ArchiveTooNew = Declare(
        nameof(ArchiveTooNew), ExitCode.Validation, ErrorCategory.InvalidData,
        "The archive has a format that this version does not know.",
        "Restore with the version of AlteryxBackup that wrote it, or a later one.");

    /// <summary>It holds no such thing.</summary>
    public static readonly ErrorDefinition EntryNotFound = Declare(
        nameof(EntryNotFound), ExitCode.Validation, ErrorCategory.ObjectNotFound,
        "The archive does not hold what is asked for.",
        "Look what it holds: 'alteryx-backup show ARCHIVE' (Get-AlteryxBackup); a DatabaseOnly archive has no files, a ConfigOnly archive no database.");

    /// <summary>None to restore from.</summary>
    public static readonly ErrorDefinition NoBackupFound = Declare(
        nameof(NoBackupFound), ExitCode.Validation, ErrorCategory.ObjectNotFound,
        "There is no good backup of what is asked for.",
        "Look what there is: 'alteryx-backup list' (Get-AlteryxBackup); name an archive of another server or place by its path.");

    /// <summary>Another version of the server.</summary>
    public static readonly ErrorDefinition ServerVersionDiffers = Declare(
        nameof(ServerVersionDiffers), ExitCode.Validation, ErrorCategory.InvalidOperation,
        "The backup is of another version of Alteryx Server than the one installed here.",
        "Install the version of the backup and restore then. Only if the vendor says that this version can use it: --allow-version-mismatch (-AllowVersionMismatch).");

    /// <summary>Nobody said which values count.</summary>
    public static readonly ErrorDefinition HostValuesUndecided = Declare(
        nameof(HostValuesUndecided), ExitCode.Validation, ErrorCategory.InvalidOperation,
        "The settings in the backup name another host, and nobody has said what is to become of them.",
        "Look at the plan (--what-if, -WhatIf), then say --host-values Keep or Backup (-HostValues), and for single ones --value PATH=VALUE (-Value).");

    /// <summary>Nobody here can open it.</summary>
    public static readonly ErrorDefinition SecretNotDecrypted = Declare(
        nameof(SecretNotDecrypted), ExitCode.Validation, ErrorCategory.PermissionDenied,
        "An encrypted secret of the backup can not be opened on this machine.",
        "Import the recipient's certificate with its private key into CurrentUser\\My or LocalMachine\\My; or leave ControllerSettings out and follow the steps of RESTORE.txt in the archive.");

    /// <summary>The token was not taken.</summary>
    public static readonly ErrorDefinition ControllerTokenNotSet = Declare(
        nameof(ControllerTokenNotSet), ExitCode.Validation, ErrorCategory.InvalidOperation,
        "AlteryxService did not take the controller token.",
        "Run 'AlteryxService.exe setserversecret=<token>' as administrator and see what it says.");

    /// <summary>The tool said so.</summary>
    public static readonly ErrorDefinition RestoreFailed = Declare(
        nameof(RestoreFailed), ExitCode.Database, ErrorCategory.InvalidOperation,
        "The database could not be restored.",
        "Read mongoRestore.log, whose words are in the log; check the space on the volume of the data folder.");

    /// <summary>It does not start with what was restored.</summary>
    public static readonly ErrorDefinition RestoredServerDown = Declare(
        nameof(RestoredServerDown), ExitCode.Service, ErrorCategory.InvalidOperation,
        "The service did not start with the restored state.",
        "See in the log of AlteryxService why; records of the old host in the collection locks of AlteryxGallery can be the reason on another machine: ask Alteryx Support.");

    /// <summary>Old and new are mixed.</summary>
    public static readonly ErrorDefinition RestoreNotUndone = Declare(
        nameof(RestoreNotUndone), ExitCode.Service, ErrorCategory.WriteError,
        "An interrupted restore could not be undone; the service is not started over it.",
        "Do what is named by hand, or see who holds the files and run 'alteryx-backup recover' (Repair-AlteryxBackupState) again.");

    /// <summary>The archive is suspiciously small.</summary>
    public static readonly ErrorDefinition ArchiveTooSmall = Declare(
        nameof(ArchiveTooSmall), ExitCode.Validation, ErrorCategory.InvalidData,
        "The archive is smaller than the minimum of its mode.",
        "Read in the log's step lines how many documents and files it held, and compare with earlier archives: 'alteryx-backup list' (Get-AlteryxBackup); if so small is right here, lower ValidationConfiguration.MinimumBackupSizeMB.");

    /// <summary>There is no recent good backup.</summary>
    public static readonly ErrorDefinition BackupTooOld = Declare(
        nameof(BackupTooOld), ExitCode.Validation, ErrorCategory.ResourceUnavailable,
        "The newest good backup of a mode is older than allowed, or there is none.",
        "See why the scheduled backup doesn't run or fails: its newest log in LogDirectory, and Task Scheduler's history.");

    /// <summary>A folder isn't a usable backup set.</summary>
    public static readonly ErrorDefinition BackupSetInvalid = Declare(
        nameof(BackupSetInvalid), ExitCode.Validation, ErrorCategory.InvalidData,
        "The folder is no backup set, or its parts don't make a backup.",
        "Name the folder that the earlier blocks were given; or make the set anew, in a folder that doesn't exist yet.");

    /// <summary>A mode that doesn't exist.</summary>
    public static readonly ErrorDefinition InvalidMode = Declare(
        nameof(InvalidMode), ExitCode.InvalidMode, ErrorCategory.InvalidArgument,
        "There is no backup mode of this name.",
        "Use Full, DatabaseOnly or ConfigOnly.");

    /// <summary>The command line can't be understood.</summary>
    public static readonly ErrorDefinition UsageInvalid = Declare(
        nameof(UsageInvalid), ExitCode.General, ErrorCategory.InvalidArgument,
        "The command line can't be understood.",
        "Add --help to the command to see its options and examples.");

    /// <summary>A machine was named that is none of the server's.</summary>
    public static readonly ErrorDefinition NodeUnknown = Declare(
        nameof(NodeUnknown), ExitCode.Validation, ErrorCategory.ObjectNotFound,
        "A node was named that the server doesn't have.",
        "Name one that it has (Test-AlteryxServiceState lists them), or add the machine to ServerConfiguration.Nodes.");

    /// <summary>A simulated server can't be made or used.</summary>
    public static readonly ErrorDefinition LabFailed = Declare(
        nameof(LabFailed), ExitCode.General, ErrorCategory.InvalidOperation,
        "A simulated server can't be made or used.",
        "Name an empty folder to make one, or the folder of one that was made by 'alteryx-backup lab create'.");

    /// <summary>A rehearsal found a difference.</summary>
    public static readonly ErrorDefinition RehearsalFailed = Declare(
        nameof(RehearsalFailed), ExitCode.Validation, ErrorCategory.InvalidData,
        "The rehearsal found a difference between the server and its backup.",
        "Read the report: it names each difference. Do not rely on this backup.");

    /// <summary>All of them, in the order of declaration.</summary>
    public static IReadOnlyList<ErrorDefinition> All => Declared;

    private static ErrorDefinition Declare(string id, ExitCode exitCode, ErrorCategory category, string meaning, string action)
    {
        var definition = new ErrorDefinition(id, exitCode, category, meaning, action);
        Declared.Add(definition);
        return definition;
    }
}

namespace AlteryxBackup.Archives;

/// <summary>What to do when the folder of the archives is full.</summary>
internal static class ArchiveRoom
{
    public const string Advice = "Free space there, or point BackupConfiguration.LocalBackupPath at a larger disk.";
}

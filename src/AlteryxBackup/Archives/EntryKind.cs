namespace AlteryxBackup.Archives;

/// <summary>What an entry's external attributes make of it: an archive holds files and folders, nothing that some program would unpack as something else.</summary>
internal static class EntryKind
{
    // The upper half is Unix's st_mode, by whatever system the entry says it was made: 7-Zip writes it with both.
    private const int TypeShift = 28;
    private const uint NotSaid = 0;
    private const uint Folder = 4;
    private const uint File = 8;
    private const uint SymbolicLink = 10;

    private const uint DosVolumeLabel = 0x8;
    private const uint DosFolder = 0x10;
    private const uint DosDevice = 0x40;
    private const uint DosReparsePoint = 0x400;

    /// <summary>Why an entry with these attributes isn't taken; null when it is.</summary>
    public static string? Fault(uint attributes, bool isFolder)
    {
        var type = attributes >> TypeShift;
        return type == SymbolicLink || (attributes & DosReparsePoint) != 0 ? "It is a link."
            : type is not (NotSaid or File or Folder) || (attributes & (DosVolumeLabel | DosDevice)) != 0 ? "It is a special file, a device for example."
            : !isFolder && (type == Folder || (attributes & DosFolder) != 0) ? "It says that it is a folder, and its name that it is a file."
            : isFolder && type == File ? "It says that it is a file, and its name that it is a folder."
            : null;
    }
}

namespace AlteryxBackup.Lab.Settings;

/// <summary>What a host keeps outside of the files that are backed up (DPAPI, the registry): <c>machine.json</c>. Another host has another key, so settings sealed here don't open there.</summary>
internal sealed class MachineRecord
{
    /// <summary>Hexadecimal, 32 bytes.</summary>
    public string Key { get; set; } = "";

    /// <summary>The defaults file has no element for it, so none is invented.</summary>
    public string AdminPasswordEncrypted { get; set; } = "";
}

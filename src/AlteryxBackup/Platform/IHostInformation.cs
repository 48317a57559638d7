namespace AlteryxBackup.Platform;

/// <summary>Facts about this machine and this process.</summary>
public interface IHostInformation
{
    /// <summary>The machine's name.</summary>
    string MachineName { get; }

    /// <summary>The operating system, as people call it.</summary>
    string OperatingSystem { get; }

    /// <summary>The account that runs this, <c>DOMAIN\name</c> where there is a domain.</summary>
    string UserName { get; }

    /// <summary>True with administrator's rights (root elsewhere).</summary>
    bool IsElevated { get; }

    /// <summary>This process's id.</summary>
    int ProcessId { get; }

    /// <summary><c>%ProgramData%</c>, or <c>/var/lib</c> where there is none.</summary>
    string ProgramData { get; }

    /// <summary>The folder of the PowerShell module that this runs in: a configuration may stand in its <c>config</c>; null for a program.</summary>
    string? ModuleDirectory { get; }

    /// <summary>Whether a drive letter's root exists; false off Windows.</summary>
    bool HasDrive(char letter);
}

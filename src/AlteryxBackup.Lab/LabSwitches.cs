namespace AlteryxBackup.Lab;

/// <summary>What an administrator or a test can set in <c>lab.json</c>: faults, timing, and what nobody knows of the real server. Read again by each command.</summary>
public sealed record LabSwitches
{
    public DumpFault DumpFault { get; set; }

    public RestoreFault RestoreFault { get; set; }

    public ServiceFault ServiceFault { get; set; }

    /// <summary>From the start until the service says Running.</summary>
    public double StartSeconds { get; set; } = 0.4;

    /// <summary>From the stop request until the service's process is gone.</summary>
    public double StopSeconds { get; set; } = 0.4;

    /// <summary>Added to each dump, after its first collection.</summary>
    public double DumpSeconds { get; set; }

    public StartType StartType { get; set; } = StartType.Automatic;

    /// <summary>A successful start exits with 2, as versions before 2021.4.1 do.</summary>
    public bool StartReturnsTwo { get; set; }

    /// <summary>The service keeps the streams of the command that started it, so that whoever reads its output never sees the end.</summary>
    public bool StartHoldsPipe { get; set; }

    /// <summary><c>getserversecret</c> prints white space around the token.</summary>
    public bool TokenWhitespace { get; set; } = true;

    public string ServerVersion { get; set; } = "2023.1.1.247";
}

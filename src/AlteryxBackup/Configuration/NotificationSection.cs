using System.Collections.Generic;

namespace AlteryxBackup.Configuration;

/// <summary>Mail.</summary>
public sealed record NotificationSection
{
    /// <summary>Whether mail is sent at all.</summary>
    public bool Enabled { get; init; }

    /// <summary>The mail server's name.</summary>
    public string SMTPServer { get; init; } = "";

    /// <summary>Its port.</summary>
    public int SMTPPort { get; init; }

    /// <summary>Use TLS.</summary>
    public bool UseSSL { get; init; }

    /// <summary>Sender.</summary>
    public string FromAddress { get; init; } = "";

    /// <summary>Recipients.</summary>
    public IReadOnlyList<string> ToAddresses { get; init; } = [];

    /// <summary>Only when something failed.</summary>
    public bool OnlyOnFailure { get; init; }
}

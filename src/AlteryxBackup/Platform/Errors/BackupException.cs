using System;

namespace AlteryxBackup.Platform.Errors;

/// <summary>An expected failure: one of the catalogue's, with what happened, the state of things, and what to do.</summary>
public sealed class BackupException : Exception
{
    internal BackupException(ErrorDefinition error, string happened, string state, string action, Exception? cause)
        : base(happened + " " + state, cause)
    {
        Error = error;
        Happened = happened;
        State = state;
        Action = action;
    }

    /// <summary>The catalogue's entry.</summary>
    public ErrorDefinition Error { get; }

    /// <summary>What happened, to which path or host.</summary>
    public string Happened { get; }

    /// <summary>What state things are in now.</summary>
    public string State { get; }

    /// <summary>What to do next.</summary>
    public string Action { get; }
}

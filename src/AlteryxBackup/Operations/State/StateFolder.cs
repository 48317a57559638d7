namespace AlteryxBackup.Operations.State;

/// <summary>The state folder and the names in it.</summary>
/// <param name="Path">Its full path, as <see cref="Configuration.StateDirectory"/> derives it.</param>
public sealed record StateFolder(string Path)
{
    /// <summary>Who did what and when, one JSON line per operation.</summary>
    public string History => System.IO.Path.Combine(Path, "history.jsonl");

    /// <summary>What the running operation may leave to be put right; there only while one runs, or after one was ended by force.</summary>
    public string Journal => System.IO.Path.Combine(Path, "journal.log");

    /// <summary>A stop that a session has asked to be undone when it ends; there only while that session owes the start.</summary>
    public string SessionJournal => System.IO.Path.Combine(Path, "session.log");
}

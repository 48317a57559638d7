namespace AlteryxBackup.Platform.Locks;

/// <summary>What to do when the volume of the state folder is full.</summary>
internal static class StateFolderRoom
{
    // The state folder belongs to the server, not to a configuration: there is nothing to point elsewhere.
    public const string Advice = "Free space there: the state folder stands beside the server's data folder, and no setting moves it.";
}

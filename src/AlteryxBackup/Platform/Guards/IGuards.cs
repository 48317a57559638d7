namespace AlteryxBackup.Platform.Guards;

/// <summary>Processes of their own that put right what this one can't put right any more.</summary>
public interface IGuards
{
    /// <summary>Starts one and returns once it has answered that it stands ready: in a session of its own, with none of our streams.</summary>
    /// <param name="folder">A private folder, for the ticket that tells it how to reach us.</param>
    /// <param name="charge">What it has to know, in one line; it goes over a pipe and is stored nowhere.</param>
    /// <exception cref="Errors.BackupException"><see cref="Errors.ErrorCatalogue.GuardNotPossible"/>.</exception>
    IGuard Post(string folder, string charge);
}

using System;

namespace AlteryxBackup.Platform;

/// <summary>
/// What must happen on a way out, without losing either failure: <c>finally</c> would let the second exception hide the first, and which came first
/// decides the exit code.
/// </summary>
public static class WayOut
{
    /// <summary>Does the work and, whatever came of it, what is owed afterwards.</summary>
    /// <exception cref="AggregateException">Both failed, in their order.</exception>
    public static T Always<T>(Func<T> work, Action owed)
    {
        var result = OnFailure(work, owed);
        owed();
        return result;
    }

    /// <summary>Does the work; only if it fails, puts things right.</summary>
    /// <exception cref="AggregateException">Both failed, in their order.</exception>
    public static void OnFailure(Action work, Action putRight) => _ = OnFailure<object?>(
        () =>
        {
            work();
            return null;
        },
        putRight);

    /// <summary>Does the work; only if it fails, puts things right.</summary>
    /// <exception cref="AggregateException">Both failed, in their order.</exception>
    public static T OnFailure<T>(Func<T> work, Action putRight)
    {
        try
        {
            return work();
        }
        catch (Exception first)
        {
            try
            {
                putRight();
            }
            catch (Exception second)
            {
                throw new AggregateException(first, second);
            }

            throw;
        }
    }
}

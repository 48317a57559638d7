using System;
using System.Collections.Generic;
using System.Text;

namespace AlteryxBackup.Operations.Journal;

/// <summary>
/// What a journal says. The part of a line that a kill left at its end is no damage: what it would have announced was never begun. Anything else that isn't
/// as it was written is, and then nothing that follows from what is missing may be done.
/// </summary>
/// <param name="Facts">What can be read, in order.</param>
/// <param name="IsDamaged">Something else was there once.</param>
/// <param name="IsDamagedAtEnd">Among what can't be read is something later than the last fact that can.</param>
internal sealed record JournalContent(IReadOnlyList<JournalFact> Facts, bool IsDamaged, bool IsDamagedAtEnd)
{
    /// <summary>Reads one.</summary>
    public static JournalContent Of(byte[] bytes)
    {
        var facts = new List<JournalFact>();
        var damaged = false;
        var damagedAtEnd = false;
        var start = 0;
        while (start < bytes.Length)
        {
            var end = Array.IndexOf(bytes, (byte)'\n', start);
            if (end < 0)
            {
                damagedAtEnd = EndOfLineIsDamaged(bytes, start);
                break;
            }

            var fact = JournalLine.Read(Encoding.UTF8.GetString(bytes, start, end - start));
            if (fact is not null)
            {
                facts.Add(fact);
            }

            damagedAtEnd = fact is null;
            damaged |= fact is null;
            start = end + 1;
        }

        return new JournalContent(facts, damaged || damagedAtEnd, damagedAtEnd);
    }

    // A whole line whose end alone was changed: it was written to its end, so what it announces was begun.
    private static bool EndOfLineIsDamaged(byte[] bytes, int start) =>
        JournalLine.Read(Encoding.UTF8.GetString(bytes, start, bytes.Length - start - 1)) is not null;
}

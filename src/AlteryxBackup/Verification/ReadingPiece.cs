using System;
using System.Threading;

namespace AlteryxBackup.Verification;

/// <summary>A small entry, or a block of a large one, that one thread reads at a time.</summary>
/// <param name="Position">Where it stands in the archive.</param>
/// <param name="Read">Reads it. The first buffer is for what is compressed, and the thread's own; the second is for what is not, and is released when nobody needs it any more.</param>
internal sealed record ReadingPiece(long Position, Action<byte[], byte[], CancellationToken> Read);

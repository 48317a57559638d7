using System.IO;
using AlteryxBackup.Archives.Compression.Managed;

namespace AlteryxBackup.Archives.Compression;

/// <summary>Deflate of our own, for runtimes whose stream can't be brought to a byte border: .NET Framework (Windows PowerShell) and Mono. Slower, and a little larger.</summary>
internal sealed class ManagedDeflater : IDeflater
{
    private const int QuickDepth = 4;
    private const int NormalDepth = 24;

    // A match of this length is taken without looking whether a longer one begins a byte later.
    private const int LongEnough = 32;

    private readonly MatchFinder _matches = new();
    private readonly TokenBlock _block = new();

    /// <inheritdoc/>
    public void Deflate(byte[] input, int start, int length, int level, MemoryStream output)
    {
        var bits = new BitWriter(output);
        var end = start + length;
        _matches.Begin(input, end, level == 1 ? QuickDepth : NormalDepth);
        var match = _matches.Find(start);
        for (var position = start; position < end;)
        {
            _matches.Add(position);
            var next = match.Length >= LongEnough ? default : _matches.Find(position + 1);
            if (match.Length == 0 || next.Length > match.Length)
            {
                _block.AddLiteral(input[position++]);
                match = next;
            }
            else
            {
                _block.AddMatch(match.Length, match.Distance);
                for (var passed = 1; passed < match.Length; passed++)
                {
                    _matches.Add(position + passed);
                }

                position += match.Length;
                match = _matches.Find(position);
            }

            if (_block.IsFull)
            {
                _block.WriteTo(bits);
            }
        }

        if (!_block.IsEmpty)
        {
            _block.WriteTo(bits);
        }

        FlushTo(bits, output);
    }

    // An empty stored block, as zlib's Z_SYNC_FLUSH writes it.
    private static void FlushTo(BitWriter bits, MemoryStream output)
    {
        bits.Write(0, 3);
        bits.Align();
        output.Write([0, 0, 0xFF, 0xFF], 0, 4);
    }
}

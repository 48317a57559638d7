using AlteryxBackup.Archives.Compression;

namespace AlteryxBackup.Archives.Zip;

/// <summary>Compresses the pieces of batches. For one thread.</summary>
internal sealed class BatchCompressor
{
    private readonly BlockCompressor _compressor = new();

    /// <summary>Compresses a batch within itself.</summary>
    public void Compress(Batch batch)
    {
        foreach (var piece in batch.Pieces)
        {
            piece.OutputLength = piece.Length;
            if (piece.Plan is { } plan)
            {
                Compress(batch, piece, plan);
            }
        }
    }

    private void Compress(Batch batch, Piece piece, BlockPlan plan)
    {
        var start = (int)batch.Output.Length;
        _compressor.Compress(batch.Input, plan.Runs, plan.Effort, batch.Output);
        if (piece.IsLast)
        {
            batch.Output.Write(StoredBlocks.End, 0, StoredBlocks.End.Length);
        }

        var length = (int)batch.Output.Length - start;
        if (piece.IsWhole && length >= piece.Length)
        {
            batch.Output.SetLength(start);
            return;
        }

        piece.OutputStart = start;
        piece.OutputLength = length;
    }
}

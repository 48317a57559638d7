using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using AlteryxBackup.Platform;

namespace AlteryxBackup.Archives.Compression;

/// <summary>
/// Finds the stretches of a block that deflate would not make smaller (packages, images, encrypted values): an eighth of their bytes is counted, and when no value
/// is more frequent than chance allows, the bytes are taken as they are. Such data passes at the speed of hashing.
/// </summary>
internal sealed class CompressibilityProbe
{
    private const int Segment = 1 << 14;
    private const int Slice = 1 << 8;
    private const int SliceDistance = 1 << 11;

    // Shorter ones are not worth that what follows can't refer back across them (deflate's window has 32 KiB).
    private const int ShortestStored = 1 << 15;

    // Chi-squared of 256 equally frequent values has mean 255 and deviation 22.6: six deviations above are not met by chance, and what stays below them would shrink by
    // half a percent at the most.
    private const double LikeChance = 255 + (6 * 22.6);
    private const double FarFromChance = 255 + (12 * 22.6);

    private readonly int[] _counts = new int[256];

    /// <summary>The stretches in order; together they are the block.</summary>
    public IReadOnlyList<Run> Split(byte[] buffer, int start, int length)
    {
        var runs = new List<Run>();
        var end = start + length;
        for (var position = start; position < end;)
        {
            var isStored = IsLikeChance(buffer, position, Math.Min(Segment, end - position));
            var from = position;
            do
            {
                position = Math.Min(position + Segment, end);
            }
            while (position < end && IsLikeChance(buffer, position, Math.Min(Segment, end - position)) == isStored);

            Append(runs, new Run(from, position - from, isStored && (position - from >= ShortestStored || position - from == length)));
        }

        return runs;
    }

    private static void Append(List<Run> runs, Run run)
    {
        if (runs.Count > 0 && runs[runs.Count - 1].IsStored == run.IsStored)
        {
            runs[runs.Count - 1] = runs[runs.Count - 1] with { Length = runs[runs.Count - 1].Length + run.Length };
        }
        else
        {
            runs.Add(run);
        }
    }

    // Text is known for what it is by the first slice.
    private bool IsLikeChance(byte[] buffer, int start, int length)
    {
        if (length < Segment)
        {
            return false;
        }

        Array.Clear(_counts, 0, _counts.Length);
        Count(buffer, start);
        if (ChiSquared(Slice) > FarFromChance)
        {
            return false;
        }

        for (var slice = start + SliceDistance; slice < start + length; slice += SliceDistance)
        {
            Count(buffer, slice);
        }

        return ChiSquared(Segment / SliceDistance * Slice) < LikeChance;
    }

    [MethodImpl(HotCode.Optimized)]
    private void Count(byte[] buffer, int start)
    {
        var counts = _counts;
        for (var position = start; position < start + Slice; position++)
        {
            counts[buffer[position]]++;
        }
    }

    [MethodImpl(HotCode.Optimized)]
    private double ChiSquared(double samples)
    {
        var squares = 0L;
        foreach (var count in _counts)
        {
            squares += (long)count * count;
        }

        return (squares * _counts.Length / samples) - samples;
    }
}

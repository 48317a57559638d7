using System;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Threading;
using AlteryxBackup.Archives.Zip;
using AlteryxBackup.Benchmarks.Databases;
using AlteryxBackup.Configuration;
using AlteryxBackup.Platform.Checksums;

namespace AlteryxBackup.Benchmarks.Archives;

/// <summary>What the comparison runs in a process of its own: ours, .NET's, and the reference that only copies and hashes.</summary>
internal static class ArchiveChild
{
    private const int Megabyte = 1_000_000;
    private const int SampleMegabytes = 4;

    public static int Run(string[] options)
    {
        switch (options)
        {
            case ["pack", var source, var target, var level]:
                using (var file = new FileStream(source, FileMode.Open, FileAccess.Read, FileShare.Read, 1))
                {
                    Pack(file, target, Enum.Parse<ArchiveCompression>(level));
                }

                return 0;
            case ["generated", var megabytes, var target]:
                // Text-like and not, block by block, from memory.
                using (var generated = new RepeatingStream(SampleBson.Mixed(SampleMegabytes * Megabyte), int.Parse(megabytes, CultureInfo.InvariantCulture) / SampleMegabytes))
                {
                    Pack(generated, target, ArchiveCompression.Optimal);
                }

                return 0;
            case ["zipfile", var source, var target]:
                using (var zip = new ZipArchive(File.Create(target), ZipArchiveMode.Create))
                {
                    _ = zip.CreateEntryFromFile(source, "content", CompressionLevel.Optimal);
                }

                return 0;
            case ["copy-and-hash", var source, var target]:
                CopyAndHash(source, target);
                return 0;
            default:
                return 1;
        }
    }

    private static void Pack(Stream source, string target, ArchiveCompression compression)
    {
        using var file = new FileStream(target, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, 1);
        using var output = new HashingStream(file);
        using var zip = new ZipWriter(output, compression, Environment.ProcessorCount, ThreadPriority.Normal);
        _ = zip.Write("content", DateTimeOffset.UnixEpoch, new StreamContent(source));
        zip.Finish();
        _ = output.FinishHash();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{output.BytesWritten} bytes, {Environment.CpuUsage.TotalTime.TotalSeconds:0.00} s of processors, {PeakMegabytes()} MB at most"));
    }

    // The least that any writer with our promises must do: read, hash what is read, hash what is written, write; reading and writing side by side.
    private static void CopyAndHash(string source, string target)
    {
        using var input = new FileStream(source, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        using var output = new FileStream(target, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, 1);
        using var free = new System.Collections.Concurrent.BlockingCollection<byte[]>();
        using var filled = new System.Collections.Concurrent.BlockingCollection<(byte[] Buffer, int Count)>();
        for (var buffer = 0; buffer < 6; buffer++)
        {
            free.Add(new byte[1 << 20]);
        }

        var writer = new Thread(() =>
        {
            using var hash = new Sha256Hash();
            foreach (var (buffer, count) in filled.GetConsumingEnumerable())
            {
                output.Write(buffer, 0, count);
                hash.Append(buffer, 0, count);
                free.Add(buffer);
            }

            _ = hash.Finish();
        });
        writer.Start();
        using (var hash = new Sha256Hash())
        {
            while (true)
            {
                var buffer = free.Take();
                var count = input.Read(buffer, 0, buffer.Length);
                if (count == 0)
                {
                    break;
                }

                hash.Append(buffer, 0, count);
                filled.Add((buffer, count));
            }

            _ = hash.Finish();
        }

        filled.CompleteAdding();
        writer.Join();
    }

    private static long PeakMegabytes()
    {
        using var self = System.Diagnostics.Process.GetCurrentProcess();
        return self.PeakWorkingSet64 / Megabyte;
    }

    private sealed class StreamContent(Stream source) : IEntryContent
    {
        public long SizeBytes => source.Length;

        public int Read(byte[] buffer, int offset, int count) => source.Read(buffer, offset, count);
    }
}

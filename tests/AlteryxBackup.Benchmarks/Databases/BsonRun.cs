using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading;
using AlteryxBackup.Databases.Bson;
using AlteryxBackup.Databases.Gzip;

namespace AlteryxBackup.Benchmarks.Databases;

/// <summary>
/// A plain run over as much BSON as wanted: the median of five walks by processor time (that is "per core", whatever else the machine
/// does) and by the clock.
/// </summary>
internal static class BsonRun
{
    private const int Megabyte = 1_000_000;
    private const int SampleMegabytes = 50;
    private const int Runs = 5;

    public static int Run(string[] options)
    {
        var megabytes = options switch
        {
            [] => 1000,
            ["--size-mb", var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size >= SampleMegabytes => size,
            _ => 0,
        };
        if (megabytes == 0)
        {
            Console.Error.WriteLine("bson [--size-mb N]   N: 50 or more; 1000 by default");
            return 1;
        }

        var times = megabytes / SampleMegabytes;
        Console.WriteLine($"BSON walk, {times * SampleMegabytes} MB, median of {Runs}");
        Measure("text-like documents", SampleBson.TextLike(SampleMegabytes * Megabyte), times, compress: false);
        Measure("GridFS chunks of 255 KB", SampleBson.Chunks(SampleMegabytes * Megabyte), times, compress: false);
        Measure("mixed", SampleBson.Mixed(SampleMegabytes * Megabyte), times, compress: false);
        Measure("text-like, gzip'd", SampleBson.TextLike(SampleMegabytes * Megabyte), times, compress: true);
        Measure("mixed, gzip'd", SampleBson.Mixed(SampleMegabytes * Megabyte), times, compress: true);
        return 0;
    }

    private static void Measure(string what, byte[] sample, int times, bool compress)
    {
        var bytes = compress ? SampleBson.Compressed(sample) : sample;
        var megabytes = (double)sample.Length * times / Megabyte;
        var rates = Enumerable.Range(0, Runs).Select(_ =>
        {
            var clock = Stopwatch.StartNew();
            var processor = Environment.CpuUsage.TotalTime;
            Walk(bytes, times, compress);
            return (Core: megabytes / (Environment.CpuUsage.TotalTime - processor).TotalSeconds, Clock: megabytes / clock.Elapsed.TotalSeconds);
        }).ToList();

        var core = rates.Select(rate => rate.Core).Order().ElementAt(Runs / 2);
        var wall = rates.Select(rate => rate.Clock).Order().ElementAt(Runs / 2);
        Console.WriteLine(string.Format(CultureInfo.InvariantCulture, "{0,-26}{1,7:0} MB/s per core {2,7:0} MB/s by the clock", what, core, wall));
    }

    private static void Walk(byte[] bytes, int times, bool compressed)
    {
        using var repeated = new RepeatingStream(bytes, times);
        using var content = compressed ? new CheckedGzipStream(repeated) : null;
        var walk = new BsonWalker().Walk(content is null ? repeated : content, () => { }, CancellationToken.None);
        if (walk.Fault is not null)
        {
            throw new InvalidOperationException(walk.Fault.ToString());
        }
    }
}

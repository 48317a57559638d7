using System;
using System.Globalization;

namespace AlteryxBackup.Benchmarks.Archives;

/// <summary>What a figure must be.</summary>
internal sealed class Demand
{
    private readonly string _text;
    private readonly double? _figure;
    private readonly Func<double, bool> _isMet;

    private Demand(string text, double? figure, Func<double, bool> isMet) => (_text, _figure, _isMet) = (text, figure, isMet);

    /// <summary>A figure that must not be smaller; null when its rival isn't installed.</summary>
    public static Demand AtLeast(string text, double? figure, double bound) => new(Invariant($"{text}: at least {bound}"), figure, found => found >= bound);

    /// <summary>A figure that must be larger; null when its rival isn't installed.</summary>
    public static Demand Above(string text, double? figure, double bound) => new(Invariant($"{text}: more than {bound}"), figure, found => found > bound);

    /// <summary>A figure that must not be larger; null when its rival isn't installed.</summary>
    public static Demand AtMost(string text, double? figure, double bound) => new(Invariant($"{text}: at most {bound}"), figure, found => found <= bound);

    public override string ToString() => _figure is { } found ? Invariant($"  {(_isMet(found) ? "met" : "NOT MET"),-12}{found,8:0.0000}   {_text}") : $"  {"not measured",-23}{_text}";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

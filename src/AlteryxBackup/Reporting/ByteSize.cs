using System.Globalization;

namespace AlteryxBackup.Reporting;

/// <summary>Sizes as people read them.</summary>
public static class ByteSize
{
    private const double RoundsToFourDigits = 999.5;

    private static readonly string[] Units = ["B", "KB", "MB", "GB", "TB"];

    /// <summary>Three significant digits at most, powers of 1024: <c>1.5 GB</c>, <c>230 MB</c>.</summary>
    public static string Text(long bytes)
    {
        double value = bytes;
        var unit = 0;
        while (value >= RoundsToFourDigits && unit < Units.Length - 1)
        {
            value /= 1024;
            unit++;
        }

        var format = unit == 0 || value >= 100 ? "0" : value >= 10 ? "0.#" : "0.##";
        return value.ToString(format, CultureInfo.InvariantCulture) + " " + Units[unit];
    }
}

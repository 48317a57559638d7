using System;
using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Converters;

namespace AlteryxBackup.Platform;

/// <summary>A record as one line of JSON, as the state folder keeps it: times UTC with <c>Z</c>, no line break inside.</summary>
internal static class JsonLine
{
    private static readonly JsonSerializerSettings Settings = new()
    {
        Formatting = Formatting.None,
        DateParseHandling = DateParseHandling.None,
        Converters =
        {
            new IsoDateTimeConverter
            {
                Culture = CultureInfo.InvariantCulture,
                DateTimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'",
                DateTimeStyles = DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal,
            },
        },
    };

    /// <summary>Writes one; without a line end.</summary>
    public static string Write<T>(T record)
        where T : class => JsonConvert.SerializeObject(record, Settings);

    /// <summary>Reads one; null for what isn't one, such as the torn end of a file after a power cut.</summary>
    public static T? Read<T>(string line)
        where T : class
    {
        try
        {
            return JsonConvert.DeserializeObject<T>(line, Settings);
        }
        catch (Exception damaged) when (damaged is JsonException or FormatException or OverflowException or ArgumentException)
        {
            return null;
        }
    }
}

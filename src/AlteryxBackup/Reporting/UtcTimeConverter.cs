using System;
using System.Globalization;
using Newtonsoft.Json;

namespace AlteryxBackup.Reporting;

/// <summary>Times as <c>2026-11-21T08:00:00.000Z</c>, whatever zone the machine is in.</summary>
internal sealed class UtcTimeConverter : JsonConverter<DateTimeOffset>
{
    public override void WriteJson(JsonWriter writer, DateTimeOffset value, JsonSerializer serializer) =>
        writer.WriteValue(value.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));

    public override DateTimeOffset ReadJson(
        JsonReader reader, Type objectType, DateTimeOffset existingValue, bool hasExistingValue, JsonSerializer serializer) =>
        reader.Value switch
        {
            DateTime time => new DateTimeOffset(time.ToUniversalTime()),
            string text => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
            _ => throw new JsonSerializationException($"'{reader.Value}' is no time."),
        };
}

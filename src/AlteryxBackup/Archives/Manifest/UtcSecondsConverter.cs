using System;
using System.Globalization;
using Newtonsoft.Json;

namespace AlteryxBackup.Archives.Manifest;

/// <summary>Times as <c>2026-11-21T08:00:00Z</c>: UTC, to the second.</summary>
internal sealed class UtcSecondsConverter : JsonConverter<DateTimeOffset>
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    public override void WriteJson(JsonWriter writer, DateTimeOffset value, JsonSerializer serializer) =>
        writer.WriteValue(value.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture));

    public override DateTimeOffset ReadJson(JsonReader reader, Type objectType, DateTimeOffset existingValue, bool hasExistingValue, JsonSerializer serializer) =>
        DateTimeOffset.TryParse(reader.Value as string, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : throw new JsonSerializationException($"{reader.Path}: a time was expected.");
}

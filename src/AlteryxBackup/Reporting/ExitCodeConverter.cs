using System;
using System.Globalization;
using AlteryxBackup.Platform.Errors;
using Newtonsoft.Json;

namespace AlteryxBackup.Reporting;

/// <summary>Exit codes are numbers to those who read them.</summary>
internal sealed class ExitCodeConverter : JsonConverter<ExitCode>
{
    public override void WriteJson(JsonWriter writer, ExitCode value, JsonSerializer serializer) => writer.WriteValue((int)value);

    public override ExitCode ReadJson(JsonReader reader, Type objectType, ExitCode existingValue, bool hasExistingValue, JsonSerializer serializer) =>
        (ExitCode)Convert.ToInt32(reader.Value, CultureInfo.InvariantCulture);
}

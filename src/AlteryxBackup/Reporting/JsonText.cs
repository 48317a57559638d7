using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Converters;

namespace AlteryxBackup.Reporting;

/// <summary>Results as JSON: indented, names as in the objects, enumerations as words except the exit code, times UTC ISO 8601.</summary>
public static class JsonText
{
    private static readonly JsonSerializerSettings Settings = new()
    {
        Formatting = Formatting.Indented,
        Culture = CultureInfo.InvariantCulture,
        DateTimeZoneHandling = DateTimeZoneHandling.Utc,
        Converters = { new UtcTimeConverter(), new ExitCodeConverter(), new StringEnumConverter() },
    };

    /// <summary>One document.</summary>
    public static string Of(object document) => JsonConvert.SerializeObject(document, Settings);
}

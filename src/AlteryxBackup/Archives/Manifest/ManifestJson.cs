using System.IO;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Converters;

namespace AlteryxBackup.Archives.Manifest;

/// <summary>The one way in which manifests and sidecars are put into JSON: indented, UTF-8 without a mark, members in the order of declaration.</summary>
internal static class ManifestJson
{
    private static readonly JsonSerializer Serializer = JsonSerializer.Create(new JsonSerializerSettings
    {
        ContractResolver = new ManifestContract(),
        Converters = { new StringEnumConverter { AllowIntegerValues = false }, new UtcSecondsConverter() },
        DateParseHandling = DateParseHandling.None,
        Formatting = Formatting.Indented,
    });

    // An explicit null leaves the member's default in place, so that an older or damaged file can't bring nulls in.
    private static readonly JsonSerializer Reader = JsonSerializer.Create(new JsonSerializerSettings
    {
        ContractResolver = new ManifestContract(),
        Converters = { new StringEnumConverter { AllowIntegerValues = false }, new UtcSecondsConverter() },
        DateParseHandling = DateParseHandling.None,
        NullValueHandling = NullValueHandling.Ignore,
    });

    public static string Write(object value)
    {
        using var text = new StringWriter { NewLine = "\n" };
        Serializer.Serialize(text, value);
        text.Write('\n');
        return text.ToString();
    }

    /// <exception cref="InvalidDataException">It isn't such a document.</exception>
    public static T Read<T>(Stream stream)
        where T : class
    {
        try
        {
            using var text = new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true), false, 1 << 16, leaveOpen: true);
            using var json = new NoNullItemsReader(text);
            return Reader.Deserialize<T>(json) ?? throw new InvalidDataException("The document is empty.");
        }
        catch (System.Exception failure) when (failure is JsonException or DecoderFallbackException)
        {
            throw new InvalidDataException(failure.Message, failure);
        }
    }
}

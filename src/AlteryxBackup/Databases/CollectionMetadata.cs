using System.IO;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace AlteryxBackup.Databases;

/// <summary>What a <c>.metadata.json</c> says about its collection.</summary>
/// <param name="CollectionName">The collection's name; null in files of tools older than 100.x.</param>
/// <param name="IsView">True for a view.</param>
internal sealed record CollectionMetadata(string? CollectionName, bool IsView)
{
    // A view's pipeline may be nested as deep as BSON; extended JSON adds levels to it.
    private const int DeepestNesting = 1024;

    /// <summary>Reads a file's uncompressed content.</summary>
    /// <exception cref="JsonException">It isn't one JSON object.</exception>
    /// <exception cref="InvalidDataException">Its gzip layer is damaged.</exception>
    /// <exception cref="DecoderFallbackException">It isn't UTF-8.</exception>
    public static CollectionMetadata Read(Stream content)
    {
        using var text = new StreamReader(content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        using var json = new JsonTextReader(text) { MaxDepth = DeepestNesting, DateParseHandling = DateParseHandling.None };
        var metadata = JObject.Load(json);
        if (json.Read())
        {
            throw new JsonReaderException("more text follows the metadata");
        }

        var isView = (string?)metadata["type"] == "view" || metadata["options"] is JObject options && options["viewOn"] is not null;
        return new CollectionMetadata((string?)metadata["collectionName"], isView);
    }
}

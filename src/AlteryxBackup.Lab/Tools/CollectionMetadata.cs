using System.Buffers;
using System.IO;
using System.Text.Encodings.Web;
using System.Text.Json;
using AlteryxBackup.Lab.Store;

namespace AlteryxBackup.Lab.Tools;

/// <summary>The <c>.metadata.json</c> beside a dumped collection.</summary>
internal static class CollectionMetadata
{
    public static void Write(string path, StoredCollection collection)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            if (collection.Options is { } options)
            {
                json.WritePropertyName("options");
                json.WriteRawValue(options);
            }

            json.WritePropertyName("indexes");
            json.WriteRawValue(collection.Indexes);
            if (collection.Uuid is { } uuid)
            {
                json.WriteString("uuid", uuid);
            }

            json.WriteString("collectionName", collection.Name);
            json.WriteString("type", collection.Type);
            json.WriteEndObject();
        }

        File.WriteAllBytes(path, buffer.WrittenSpan);
    }

    /// <summary>The collection that the file describes, without documents; its uuid is the server's to give.</summary>
    public static StoredCollection Read(string path, string database, string fallbackName)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        var root = json.RootElement;
        return new StoredCollection
        {
            Database = database,
            Name = root.TryGetProperty("collectionName", out var name) ? name.GetString()! : fallbackName,
            Type = root.TryGetProperty("type", out var type) && type.GetString() is { Length: > 0 } given ? given : "collection",
            Options = root.TryGetProperty("options", out var options) ? options.GetRawText() : null,
            Indexes = root.TryGetProperty("indexes", out var indexes) ? indexes.GetRawText() : "[]",
        };
    }
}

using System.IO;
using Newtonsoft.Json;

namespace AlteryxBackup.Archives.Manifest;

/// <summary>Reads JSON and refuses null as an item of a list, where no type of ours allows it.</summary>
internal sealed class NoNullItemsReader(TextReader text) : JsonTextReader(text)
{
    public override bool Read()
    {
        var hasRead = base.Read();
        return TokenType == JsonToken.Null && Path.Length > 0 && Path[Path.Length - 1] == ']'
            ? throw new JsonReaderException($"{Path} is null.")
            : hasRead;
    }
}

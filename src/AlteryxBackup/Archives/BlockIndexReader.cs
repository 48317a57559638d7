using System;
using System.Collections.Generic;
using System.IO;
using AlteryxBackup.Archives.Zip;
using Newtonsoft.Json;

namespace AlteryxBackup.Archives;

/// <summary>Reads the JSON of a <see cref="BlockIndex"/> token by token: no more is held than the archive's entries can need, whatever the text says.</summary>
internal sealed class BlockIndexReader(JsonTextReader json, IReadOnlyDictionary<string, ZipRecord> entries)
{
    // The smallest block there may be: an entry has no more of them than this allows, and no index is written for more.
    private const long SmallestBlock = 1 << 12;

    private readonly List<KeyValuePair<string, IReadOnlyList<int>>> _blocks = [];
    private long _blockSize;

    /// <exception cref="JsonException">It isn't JSON.</exception>
    /// <exception cref="InvalidDataException">It isn't an index.</exception>
    public BlockIndex Read()
    {
        ReadObject(new Dictionary<string, Action>
        {
            ["BlockSizeBytes"] = () => _blockSize = ReadNumber(),
            ["Entries"] = ReadEntries,
        });
        return json.Read() ? throw new InvalidDataException("more text follows it") : BlockIndex.Of(_blockSize, _blocks, entries);
    }

    private void ReadEntries()
    {
        Expect(JsonToken.StartArray);
        while (Next() != JsonToken.EndArray)
        {
            ReadEntry();
        }
    }

    private void ReadEntry()
    {
        var path = "";
        var numbers = new List<int>();
        ReadMembers(new Dictionary<string, Action>
        {
            ["Path"] = () => path = ReadText(),

            // Its path comes first: how many blocks there can be depends on it.
            ["CompressedBytes"] = () => ReadNumbers(numbers, path),
        });
        _blocks.Add(new(path, numbers));
        if (_blocks.Count > entries.Count)
        {
            throw new InvalidDataException("it has more entries than the archive");
        }
    }

    private void ReadNumbers(List<int> numbers, string path)
    {
        var most = entries.TryGetValue(path, out var record) ? BlockIndex.BlockCount(record.SizeBytes, SmallestBlock) : 0;
        Expect(JsonToken.StartArray);
        while (Next() != JsonToken.EndArray)
        {
            numbers.Add(checked((int)Number()));
            if (numbers.Count > most)
            {
                throw new InvalidDataException($"it has more blocks of '{path}' than there can be");
            }
        }
    }

    private void ReadObject(Dictionary<string, Action> members)
    {
        _ = Next();
        ReadMembers(members);
    }

    private void ReadMembers(Dictionary<string, Action> members)
    {
        Require(JsonToken.StartObject);
        while (Next() != JsonToken.EndObject)
        {
            Require(JsonToken.PropertyName);
            if (!members.TryGetValue((string)json.Value!, out var read))
            {
                throw new InvalidDataException("it has an unknown member");
            }

            read();
        }
    }

    private string ReadText()
    {
        Expect(JsonToken.String);
        return (string)json.Value!;
    }

    private long ReadNumber()
    {
        _ = Next();
        return Number();
    }

    // A larger number comes as another type.
    private long Number()
    {
        Require(JsonToken.Integer);
        return json.Value is long number ? number : throw new InvalidDataException("it has a number that is too large");
    }

    private void Expect(JsonToken token)
    {
        _ = Next();
        Require(token);
    }

    private JsonToken Next() => json.Read() ? json.TokenType : throw new InvalidDataException("it ends early");

    private void Require(JsonToken token)
    {
        if (json.TokenType != token)
        {
            throw new InvalidDataException($"at {json.Path} something else was expected");
        }
    }
}

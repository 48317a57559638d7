using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using AlteryxBackup.Archives.Manifest;
using AlteryxBackup.Configuration;
using Newtonsoft.Json;

namespace AlteryxBackup.Catalogue;

/// <summary>
/// What a listing needs of a summary or a manifest, by the names of its members. The rest is passed over: making objects of all that a thousand
/// manifests hold takes ten times as long as reading them.
/// </summary>
internal sealed class ListedFacts
{
    // A manifest keeps in these what a summary has at its top; no two of their members share a name.
    private static readonly HashSet<string> Sections =
    [
        nameof(BackupManifest.BackupMetadata), nameof(BackupManifest.SystemInformation), nameof(BackupManifest.MongoDBInformation),
    ];

    private readonly Dictionary<string, object> _values = new(StringComparer.Ordinal);

    private ListedFacts()
    {
    }

    /// <summary>What it holds.</summary>
    /// <exception cref="InvalidDataException">It doesn't say.</exception>
    public BackupMode Mode => Text(nameof(BackupMetadata.BackupMode)) is { } word && BackupModes.All.Any(mode => mode.ToString() == word)
        ? BackupModes.Parse(word)
        : throw Missing(nameof(BackupMetadata.BackupMode));

    /// <summary>When the run began, UTC: ISO 8601 in any zone, whatever the culture.</summary>
    /// <exception cref="InvalidDataException">It doesn't say.</exception>
    public DateTimeOffset CreatedAt => DateTimeOffset.TryParse(
        Text(nameof(BackupMetadata.BackupTimestamp)), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
        ? time
        : throw Missing(nameof(BackupMetadata.BackupTimestamp));

    /// <summary>Reads a summary to its end, a manifest as far as it has what is needed: whether the rest is whole, verifying tells.</summary>
    /// <exception cref="InvalidDataException">It isn't one, or its format is newer than this version knows.</exception>
    public static ListedFacts Read(TextReader text)
    {
        var facts = new ListedFacts();
        using var json = new JsonTextReader(text) { DateParseHandling = DateParseHandling.None, CloseInput = false };
        try
        {
            facts.ReadDocument(json);
        }
        catch (Exception failure) when (failure is JsonException or DecoderFallbackException)
        {
            throw new InvalidDataException(failure.Message, failure);
        }

        return facts.Number(nameof(BackupMetadata.FormatVersion)) is { } version && version > BackupMetadata.CurrentFormatVersion
            ? throw new InvalidDataException($"Its format {version} is newer than this version of AlteryxBackup knows.")
            : facts;
    }

    /// <summary>A text; null when there is none.</summary>
    public string? Text(string name) => _values.TryGetValue(name, out var value) ? value as string : null;

    /// <summary>A whole number; null when there is none.</summary>
    public long? Number(string name) => _values.TryGetValue(name, out var value) ? value as long? : null;

    /// <summary>True only when it says so.</summary>
    public bool Says(string name) => _values.TryGetValue(name, out var value) && value is true;

    private static InvalidDataException Missing(string name) => new($"{name} is missing or can't be understood.");

    private void ReadDocument(JsonTextReader json)
    {
        if (!json.Read() || json.TokenType != JsonToken.StartObject)
        {
            throw new InvalidDataException("It is no JSON object.");
        }

        var sections = 0;
        while (sections < Sections.Count && json.Read() && json.TokenType == JsonToken.PropertyName)
        {
            var name = (string)json.Value!;
            if (json.Read() && json.TokenType == JsonToken.StartObject && Sections.Contains(name))
            {
                ReadSection(json);
                sections++;
            }
            else
            {
                Keep(name, json);
            }
        }

        if (sections < Sections.Count && (json.TokenType != JsonToken.EndObject || json.Read()))
        {
            throw new InvalidDataException("It doesn't end where it should.");
        }
    }

    private void ReadSection(JsonTextReader json)
    {
        while (json.Read() && json.TokenType == JsonToken.PropertyName)
        {
            var name = (string)json.Value!;
            _ = json.Read();
            Keep(name, json);
        }
    }

    private void Keep(string name, JsonTextReader json)
    {
        if (json.Value is { } value)
        {
            _values[name] = value;
        }
        else
        {
            json.Skip();
        }
    }
}

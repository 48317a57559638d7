using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using Newtonsoft.Json;

namespace AlteryxBackup.Databases.PostgreSql;

/// <summary>What stands beside a dump, as JSON.</summary>
internal sealed record PostgreSqlBackupMetadata
{
    private static readonly JsonSerializerSettings Settings = new()
    {
        Formatting = Formatting.Indented,
        Culture = CultureInfo.InvariantCulture,
        NullValueHandling = NullValueHandling.Ignore,
        DateParseHandling = DateParseHandling.None,
    };

    /// <summary>When the dump was begun, ISO 8601; UTC unless it says otherwise.</summary>
    [JsonProperty("backup_timestamp")]
    public string BackupTimestamp { get; init; } = "";

    /// <summary><c>dev</c> or <c>prod</c>.</summary>
    [JsonProperty("environment")]
    public string Environment { get; init; } = "";

    /// <summary>The database.</summary>
    [JsonProperty("database_name")]
    public string DatabaseName { get; init; } = "";

    /// <summary>The dump's name, without its folder.</summary>
    [JsonProperty("backup_file")]
    public string BackupFile { get; init; } = "";

    /// <summary>The dump's size.</summary>
    [JsonProperty("backup_size_bytes")]
    public long BackupSizeBytes { get; init; }

    /// <summary>The dump's SHA-256, hexadecimal.</summary>
    [JsonProperty("checksum_sha256")]
    public string ChecksumSha256 { get; init; } = "";

    /// <summary>The rows of each table, <c>schema.table</c>, in the dump's own snapshot.</summary>
    [JsonProperty("table_counts")]
    public IReadOnlyDictionary<string, long>? TableCounts { get; init; }

    /// <summary>The version of pg_dump.</summary>
    [JsonProperty("pg_dump_version")]
    public string PgDumpVersion { get; init; } = "";

    /// <summary>The server's version.</summary>
    [JsonProperty("postgresql_version")]
    public string PostgreSqlVersion { get; init; } = "";

    /// <summary>When the dump was read back and found good, as the other time; null for one that another program made.</summary>
    [JsonProperty("verified_at")]
    public string? VerifiedAt { get; init; }

    /// <summary>When the dump was begun, UTC; null when it isn't said, or not understood.</summary>
    [JsonIgnore]
    public DateTimeOffset? CreatedAt =>
        DateTimeOffset.TryParse(BackupTimestamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    /// <summary>A time as these texts have it.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>As text; ends with a line feed.</summary>
    public string Text() => JsonConvert.SerializeObject(this, Settings) + "\n";

    /// <summary>Reads it.</summary>
    /// <exception cref="InvalidDataException">It isn't such a text.</exception>
    public static PostgreSqlBackupMetadata Parse(string text)
    {
        try
        {
            return JsonConvert.DeserializeObject<PostgreSqlBackupMetadata>(text, Settings) ?? throw new InvalidDataException("it is empty");
        }
        catch (Exception damaged) when (damaged is JsonException or FormatException or OverflowException or ArgumentException)
        {
            throw new InvalidDataException(damaged.Message, damaged);
        }
    }
}

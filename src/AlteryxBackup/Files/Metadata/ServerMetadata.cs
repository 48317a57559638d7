using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Newtonsoft.Json;

namespace AlteryxBackup.Files.Metadata;

/// <summary>What was known about a server when it was backed up (REQ-3.4). Holds no secret.</summary>
/// <param name="CollectedAt">When, UTC.</param>
/// <param name="Items">Each a value or the reason why there is none.</param>
public sealed record ServerMetadata(DateTimeOffset CollectedAt, IReadOnlyList<MetadataItem> Items)
{
    /// <summary>As JSON: one member per item, its value or <c>{"NotAvailable": "why"}</c>. UTF-8 without mark.</summary>
    public byte[] ToJson()
    {
        var members = new Dictionary<string, object?>
        {
            ["CollectedAt"] = CollectedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", null),
        };
        foreach (var item in Items)
        {
            members[item.Name] = item.Value ?? new Dictionary<string, string?> { [nameof(MetadataItem.NotAvailable)] = item.NotAvailable };
        }

        return Encoding.UTF8.GetBytes(JsonConvert.SerializeObject(members, Formatting.Indented).Replace("\r\n", "\n") + "\n");
    }

    /// <summary>An item by name.</summary>
    /// <exception cref="InvalidOperationException">There is none of this name.</exception>
    public MetadataItem this[string name] => Items.First(item => item.Name == name);
}

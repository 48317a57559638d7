using System;

namespace AlteryxBackup.Archives;

/// <summary>Takes names for the same when their <see cref="FoldedName"/> is.</summary>
internal sealed class EntryNameComparer : StringComparer
{
    public override int Compare(string? x, string? y) => string.CompareOrdinal(Fold(x), Fold(y));

    public override bool Equals(string? x, string? y) => string.Equals(Fold(x), Fold(y), StringComparison.Ordinal);

    public override int GetHashCode(string obj) => Ordinal.GetHashCode(FoldedName.Of(obj));

    private static string? Fold(string? name) => name is null ? null : FoldedName.Of(name);
}

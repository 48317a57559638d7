using Newtonsoft.Json.Linq;

namespace AlteryxBackup.Configuration;

/// <summary>One setting as it holds, passwords replaced by <c>***</c>.</summary>
/// <param name="Path">The setting, dotted.</param>
/// <param name="Value">Its value.</param>
/// <param name="Origin">Where the value comes from.</param>
public sealed record EffectiveValue(string Path, JToken Value, ValueOrigin Origin);

namespace AlteryxBackup.Lab;

/// <summary>A configuration file the server holds.</summary>
/// <param name="Name">As an archive names it below <c>Config/</c>: <c>RuntimeSettings.xml</c>, <c>Keys/…</c>, <c>SystemAlias.xml</c>; forward slashes.</param>
/// <param name="FullPath">Where it is.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Lower-case hexadecimal.</param>
public sealed record LabFile(string Name, string FullPath, long Bytes, string Sha256);

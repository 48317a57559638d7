namespace AlteryxBackup.Operations.PostgreSql;

/// <summary>Something wrong with a dump.</summary>
/// <param name="Check">What was looked at: File, Metadata, Checksum, Contents.</param>
/// <param name="Problem">What is wrong, in a sentence.</param>
public sealed record PostgreSqlFinding(string Check, string Problem);

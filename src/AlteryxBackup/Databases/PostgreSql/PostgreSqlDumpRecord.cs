using System.Collections.Generic;

namespace AlteryxBackup.Databases.PostgreSql;

/// <summary>A dump that was made, and what it must hold.</summary>
/// <param name="Tables">Every table with its rows in the dump's own snapshot.</param>
/// <param name="DumpVersion">The version of pg_dump.</param>
/// <param name="ServerVersion">The server's.</param>
internal sealed record PostgreSqlDumpRecord(IReadOnlyList<CountedTable> Tables, string DumpVersion, string ServerVersion);

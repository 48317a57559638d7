using System.Globalization;

namespace AlteryxBackup.Databases.PostgreSql;

/// <summary>PostgreSQL's own programs as they are installed.</summary>
/// <param name="Dump">Full path of pg_dump.</param>
/// <param name="Restore">Full path of pg_restore.</param>
/// <param name="Session">Full path of psql.</param>
/// <param name="Version">What pg_dump calls its version.</param>
internal sealed record PostgreSqlTools(string Dump, string Restore, string Session, string Version)
{
    /// <summary>The major release, which must not be older than the server's.</summary>
    public int Major => int.Parse(Version.Split('.')[0], CultureInfo.InvariantCulture);
}

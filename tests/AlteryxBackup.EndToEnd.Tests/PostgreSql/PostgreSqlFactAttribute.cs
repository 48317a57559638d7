using System;

namespace AlteryxBackup.EndToEnd.Tests.PostgreSql;

/// <summary>A test that needs a PostgreSQL server of its own. Where none can be had it is skipped, and counted so; in CI, which can, it fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PostgreSqlFactAttribute : FactAttribute
{
    public PostgreSqlFactAttribute() => Skip = PostgreSqlPrograms.Lacking;
}

/// <summary>Likewise, for a theory.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PostgreSqlTheoryAttribute : TheoryAttribute
{
    public PostgreSqlTheoryAttribute() => Skip = PostgreSqlPrograms.Lacking;
}

namespace AlteryxBackup.Databases.PostgreSql;

/// <summary>A table and its rows in the snapshot of a dump.</summary>
/// <param name="Schema">Its schema.</param>
/// <param name="Table">Its name.</param>
/// <param name="Rows">How many rows it has, those of tables that inherit from it not among them.</param>
internal sealed record CountedTable(string Schema, string Table, long Rows)
{
    /// <summary>The name by which metadata has it.</summary>
    public string Name => $"{Schema}.{Table}";
}

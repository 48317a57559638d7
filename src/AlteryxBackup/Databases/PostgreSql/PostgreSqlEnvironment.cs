namespace AlteryxBackup.Databases.PostgreSql;

/// <summary>Which of a project's databases is meant.</summary>
public enum PostgreSqlEnvironment
{
    /// <summary>The one that ENV_MODE names.</summary>
    Auto,

    /// <summary>The one of the variables DEV_DB_HOST, DEV_DB_PORT, DEV_DB_NAME, DEV_DB_USER and DEV_DB_PASSWORD; <c>dev</c> in names and metadata.</summary>
    Dev,

    /// <summary>The one of DB_HOST, DB_PORT, DB_NAME, DB_USER and DB_PASSWORD; <c>prod</c> in names and metadata.</summary>
    Prod,
}

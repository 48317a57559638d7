using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Sockets;
using AlteryxBackup.EndToEnd.Tests.Lab;
using AlteryxBackup.EndToEnd.Tests.Programs;

namespace AlteryxBackup.EndToEnd.Tests.PostgreSql;

/// <summary>One real PostgreSQL server for all tests of this collection, on a free port of 127.0.0.1, in a temporary folder, asking for passwords.</summary>
public sealed class PostgreSqlServer : IDisposable
{
    public const string Collection = "PostgreSQL";
    public const string Superuser = "super";
    public const string SuperuserPassword = "the superuser's own";

    private readonly string _folder = Directory.CreateTempSubdirectory("alteryx-backup-postgresql-").FullName;
    private readonly HashSet<string> _databases = new(StringComparer.Ordinal);

    public PostgreSqlServer()
    {
        // Without the programs the tests are skipped, but xUnit makes this all the same.
        if (PostgreSqlPrograms.Folder is null)
        {
            return;
        }

        Port = FreePort();
        var password = Path.Combine(_folder, "password");
        File.WriteAllText(password, SuperuserPassword + "\n");
        if (Environment.IsPrivilegedProcess)
        {
            Require(Run("chown", "-R", "postgres", _folder));
        }

        Require(AsServer("initdb", "-D", Data, "-U", Superuser, "--pwfile=" + password, "--auth=scram-sha-256", "--no-sync", "--encoding=UTF8", "--locale=C.UTF-8"));
        Start();
    }

    public int Port { get; }

    private string Data => Path.Combine(_folder, "data");

    public void Start() => Require(AsServer(
        "pg_ctl", "start", "--wait", "-D", Data, "-l", Path.Combine(_folder, "server.log"), "-o",
        string.Create(CultureInfo.InvariantCulture, $"-p {Port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c full_page_writes=off -c max_connections=50")));

    public void Stop() => _ = AsServer("pg_ctl", "stop", "--wait", "-D", Data, "-m", "immediate");

    public void Dispose()
    {
        if (PostgreSqlPrograms.Folder is not null)
        {
            Stop();
        }

        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A database, made by this SQL the first time that somebody asks for it.</summary>
    internal string Database(string name, string sql)
    {
        if (_databases.Add(name))
        {
            _ = Sql("postgres", $"CREATE DATABASE \"{name}\"");
            _ = Sql(name, sql);
        }

        return name;
    }

    /// <summary>Runs SQL as superuser; what it prints, unaligned.</summary>
    internal string Sql(string database, string sql)
    {
        using var psql = Session(database, sql);
        return Require(psql.Finish()).Trim();
    }

    /// <summary>A session of a superuser that runs this SQL, while a test looks elsewhere.</summary>
    internal RunningProgram Session(string database, string sql) => new(WithWay(new ProcessStartInfo(
        Path.Combine(PostgreSqlPrograms.Folder!, "psql"), ["-X", "-q", "-t", "-A", "-v", "ON_ERROR_STOP=1", "-d", database, "-c", sql])));

    /// <summary>Runs a file of SQL as superuser; what it prints.</summary>
    internal string Script(string database, string path)
    {
        using var psql = new RunningProgram(WithWay(new ProcessStartInfo(Path.Combine(PostgreSqlPrograms.Folder!, "psql"), ["-X", "-q", "-t", "-A", "-v", "ON_ERROR_STOP=1", "-d", database, "-f", path])));
        return Require(psql.Finish()).Trim();
    }

    /// <summary>Restores a dump into a new database.</summary>
    internal void Restore(string dump, string database)
    {
        _ = Sql("postgres", $"CREATE DATABASE \"{database}\"");
        using var restore = new RunningProgram(WithWay(new ProcessStartInfo(Path.Combine(PostgreSqlPrograms.Folder!, "pg_restore"), ["--exit-on-error", "-d", database, dump])));
        _ = Require(restore.Finish());
    }

    private ProcessStartInfo WithWay(ProcessStartInfo start)
    {
        start.Environment["PGHOST"] = "127.0.0.1";
        start.Environment["PGPORT"] = Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["PGUSER"] = Superuser;
        start.Environment["PGPASSWORD"] = SuperuserPassword;
        return start;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // PostgreSQL's server refuses to run as root.
    private static ProgramResult AsServer(string program, params string[] arguments)
    {
        var path = Path.Combine(PostgreSqlPrograms.Folder!, program);
        return Environment.IsPrivilegedProcess
            ? Run("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", path, .. arguments])
            : Run(path, arguments);
    }

    private static ProgramResult Run(string path, params string[] arguments)
    {
        using var program = new RunningProgram(path, arguments);
        return program.Finish();
    }

    private static string Require(ProgramResult result) => result.ExitCode == 0 ? result.Output : throw new InvalidOperationException(result.Errors + result.Output);
}

/// <summary>The tests that share the server; one after the other.</summary>
[CollectionDefinition(PostgreSqlServer.Collection)]
public sealed class PostgreSqlCollection : ICollectionFixture<PostgreSqlServer>;

using System;
using System.Collections.Generic;
using System.Linq;

namespace AlteryxBackup.MongoTools;

/// <summary>A server: where it answers, whom it lets in, what it holds, and what goes wrong with it.</summary>
public sealed record MongoServer
{
    /// <summary><c>host:port</c> of each member; a name of <c>mongodb+srv</c> as it is.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>A folder with a folder for each database, in the layout of an uncompressed dump.</summary>
    public string Data { get; init; } = "";

    /// <summary>Its version.</summary>
    public string Version { get; init; } = "3.6.8";

    /// <summary>Name of the replica set; empty: a standalone.</summary>
    public string ReplicaSet { get; init; } = "";

    /// <summary>Whether only TLS is let in, and with which authority's file; empty: no TLS.</summary>
    public string TlsAuthority { get; init; } = "";

    /// <summary>Who may come in; empty: everybody.</summary>
    public IReadOnlyList<MongoUser> Users { get; init; } = [];

    /// <summary>By namespace: the Boolean field that must be true in each document.</summary>
    public IReadOnlyDictionary<string, string> Validators { get; init; } = new Dictionary<string, string>();

    /// <summary>What goes wrong, by <see cref="Trap"/>, each with the namespace or the number that it is about.</summary>
    public IReadOnlyDictionary<Trap, string> Traps { get; init; } = new Dictionary<Trap, string>();

    internal bool Plays(Trap trap, string about) => Traps.TryGetValue(trap, out var value) && value == about;

    internal int Number(Trap trap) => Traps.TryGetValue(trap, out var value) ? int.Parse(value, System.Globalization.CultureInfo.InvariantCulture) : 0;

    internal MongoUser? Find(string name, string database, string password) => Users.FirstOrDefault(
        user => user.Name == name && user.Password == password && (database.Length == 0 || user.Database == database));
}

/// <summary>An account of a server.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Password">Its password.</param>
/// <param name="Database">The database that knows it.</param>
/// <param name="Roles"><c>backup</c>: may read all; <c>read:DATABASE</c>; <c>deny:NAMESPACE</c> takes one away again.</param>
public sealed record MongoUser(string Name, string Password, string Database, IReadOnlyList<string> Roles)
{
    internal bool MayListDatabases => Roles.Contains("backup");

    internal bool MayList(string database) => Roles.Contains("backup") || Roles.Contains("read:" + database);

    internal bool MayRead(string database, string collection) => MayList(database) && !Roles.Contains($"deny:{database}.{collection}", StringComparer.Ordinal);
}

/// <summary>What can go wrong with a server or with the tool.</summary>
public enum Trap
{
    /// <summary>No collection of this namespace is dumped, and nobody says so.</summary>
    Omit,

    /// <summary>Never says that this namespace is done.</summary>
    OmitDone,

    /// <summary>Counts one document too many of this namespace.</summary>
    Miscount,

    /// <summary>The file of this namespace ends inside its last document.</summary>
    Truncate,

    /// <summary>The last document of this namespace is not in its file.</summary>
    Drop,

    /// <summary>The size of this namespace's first document is absurd.</summary>
    Corrupt,

    /// <summary>No metadata of this namespace is written.</summary>
    OmitMetadata,

    /// <summary>Says that this namespace is done, and has no file of it.</summary>
    OnlySay,

    /// <summary>Ends with this exit code after a faultless dump.</summary>
    ExitCode,

    /// <summary>Nothing at all is dumped, and the exit code is 0.</summary>
    DumpNothing,

    /// <summary>The connection is lost in the middle of this namespace.</summary>
    LoseConnection,

    /// <summary>The disk is full in the middle of this namespace.</summary>
    FillDisk,

    /// <summary>Milliseconds before each document; progress is told meanwhile.</summary>
    Slow,

    /// <summary>Seconds that it takes to answer a connection; the first interrupt meanwhile is ignored.</summary>
    SlowToConnect,

    /// <summary>Starts a child that lives this many seconds.</summary>
    LeaveChild,

    /// <summary>Ignores both interrupts while it works.</summary>
    IgnoreInterrupts,

    /// <summary>The oplog has rolled over meanwhile.</summary>
    OplogOverflow,
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;

namespace AlteryxBackup.MongoTools;

/// <summary>How a tool gets to its server: options joined, password found, connected and let in, as the 100.x tools do it.</summary>
internal sealed class Session
{
    private const int DefaultSelectionSeconds = 30;
    private readonly ToolLog _log;
    private readonly ToolVersion _version;

    private Session(ToolLog log, ToolVersion version)
    {
        _log = log;
        _version = version;
    }

    public MongoServer Server { get; private set; } = new();

    public MongoUser? User { get; private set; }

    /// <summary>Bytes read from standard input.</summary>
    public int InputBytes { get; private set; }

    public static Session Open(World world, string tool, IReadOnlyList<string> raw, ToolArguments arguments, ToolVersion version, ToolLog log)
    {
        var session = new Session(log, version);
        try
        {
            session.Connect(world, tool, arguments);
            return session;
        }
        finally
        {
            world.Note(tool, raw, session.InputBytes);
        }
    }

    private void Connect(World world, string tool, ToolArguments arguments)
    {
        var config = arguments.Has("config") ? ConfigFile.Read(arguments.Get("config")) : new Dictionary<string, string>();
        var alone = tool == "mongodump" ? arguments.Alone : [.. arguments.Alone.Where(text => text.StartsWith("mongodb", StringComparison.Ordinal))];
        var uri = arguments.Has("uri") ? arguments.Get("uri") : alone.Count > 0 ? alone[0] : config.GetValueOrDefault("uri", "");
        var text = uri.Length > 0 ? new ConnectionText(uri) : null;
        var hosts = Hosts(arguments, text);
        var user = Agreed("username", text?.User, arguments.Get("username"));
        var source = Agreed("authSource", text?.Options.GetValueOrDefault("authSource"), arguments.Get("authenticationDatabase"));
        _ = Agreed("database", text?.Database, arguments.Get("db"));
        var password = arguments.Has("password") ? arguments.Get("password") : config.GetValueOrDefault("password", text?.Password ?? "");
        var asks = user.Length > 0 && password.Length == 0 && (text?.Options.GetValueOrDefault("authMechanism") ?? arguments.Get("authenticationMechanism")) is not ("MONGODB-X509" or "GSSAPI");
        password = asks ? Ask() : password;

        // Read by the driver as seconds, whatever its name says.
        var seconds = arguments.Number("serverSelectionTimeout", int.Parse(text?.Options.GetValueOrDefault("serverSelectionTimeoutMS") ?? "0", System.Globalization.CultureInfo.InvariantCulture));
        var shown = text is { } given && _version.PrintsWholeUri ? given.Text : $"mongodb://{string.Join(",", hosts)}/";
        Server = Find(world, hosts, text, arguments, tool, shown, seconds == 0 ? DefaultSelectionSeconds : seconds);
        if (Server.Users.Count == 0)
        {
            return;
        }

        User = user.Length == 0 ? new MongoUser("", "", "", []) : Server.Find(user, source, password)
            ?? throw Refused(tool, shown, "connection() error occurred during connection handshake: auth error: sasl conversation error: unable to authenticate using mechanism \"SCRAM-SHA-1\": (AuthenticationFailed) Authentication failed.");
    }

    private MongoServer Find(World world, IReadOnlyList<string> hosts, ConnectionText? text, ToolArguments arguments, string tool, string shown, int seconds)
    {
        var server = world.At(hosts);
        var handshake = _version.PrintsWholeUri ? "" : "connection() error occurred during connection handshake: ";
        if (server is not null && server.Number(Trap.SlowToConnect) is var slow and > 0)
        {
            Wait(Math.Min(slow, seconds));
            server = slow > seconds ? null : server;
        }
        else if (server is null)
        {
            Wait(seconds);
        }

        if (server is null)
        {
            var members = string.Join(", ", hosts.Select(host => $"{{ Addr: {host}, Type: Unknown, Last error: {handshake}dial tcp {host}: connect: connection refused }}"));
            throw Refused(tool, shown, $"server selection error: server selection timeout, current topology: {{ Type: Single, Servers: [{members}, ] }}");
        }

        var set = text?.Options.GetValueOrDefault("replicaSet") ?? (arguments.Get("host").Contains('/', StringComparison.Ordinal) ? arguments.Get("host").Split('/')[0] : "");
        var tls = arguments.Has("ssl") || text is { Tls: true };
        var authority = arguments.Has("sslCAFile") ? arguments.Get("sslCAFile") : text?.Options.GetValueOrDefault("tlsCAFile") ?? "";
        var fault = set.Length > 0 && set != server.ReplicaSet ? "no replica set of that name"
            : tls != (server.TlsAuthority.Length > 0) ? $"{handshake}EOF"
            : tls && authority != server.TlsAuthority ? $"{handshake}x509: certificate signed by unknown authority"
            : null;
        if (fault is not null)
        {
            Wait(seconds);
            throw Refused(tool, shown, $"server selection error: server selection timeout, current topology: {{ Type: Unknown, Servers: [{{ Addr: {hosts[0]}, Type: Unknown, Last error: {fault} }}, ] }}");
        }

        return server;
    }

    private ToolException Refused(string tool, string shown, string why) => tool == "mongorestore"
        ? new($"error connecting to host: {(_version.PrintsWholeUri ? $"failed to connect to {shown}" : "could not connect to server")}: {why}")
        : new($"Failed: can't create session: {(_version.PrintsWholeUri ? $"failed to connect to {shown}" : "could not connect to server")}: {why}");

    // While it connects, a first signal is only noted and the second ends the program.
    private void Wait(int seconds)
    {
        var signals = 0;
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => OnSignal(context, "interrupt"));
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => OnSignal(context, "terminated"));
        Thread.Sleep(TimeSpan.FromSeconds(seconds));

        void OnSignal(PosixSignalContext context, string name)
        {
            context.Cancel = true;
            if (Interlocked.Increment(ref signals) == 1)
            {
                _log.Say($"signal '{name}' received; attempting to shut down");
                return;
            }

            _log.Say($"signal '{name}' received; forcefully terminating");
            Environment.Exit(1);
        }
    }

    private string Ask()
    {
        _log.Say("reading password from standard input");
        _log.Write("Enter password for mongo user:");
        using var input = Console.OpenStandardInput();
        var bytes = new List<byte>();
        for (var next = input.ReadByte(); next >= 0; next = input.ReadByte())
        {
            InputBytes++;
            if (next is 3 or 4 or 10 or 13)
            {
                break;
            }

            bytes.Add((byte)next);
        }

        _log.Write("\n");
        return Encoding.UTF8.GetString([.. bytes]);
    }

    private static IReadOnlyList<string> Hosts(ToolArguments arguments, ConnectionText? text)
    {
        var port = arguments.Get("port");
        var named = arguments.Get("host").Split('/')[^1].Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(host => host.Contains(':', StringComparison.Ordinal) ? host : $"{host}:{(port.Length > 0 ? port : "27017")}").ToList();
        if (text is null)
        {
            return named.Count > 0 ? named : [$"localhost:{(port.Length > 0 ? port : "27017")}"];
        }

        return named.Count == 0 || named.ToHashSet().SetEquals(text.Hosts)
            ? text.Hosts
            : throw ToolArguments.Refused($"Invalid Options: Cannot specify different host in connection URI and command-line option (\"{string.Join(",", text.Hosts)}\" was specified in the URI and \"{arguments.Get("host")}\" was specified in the --host option)");
    }

    private static string Agreed(string what, string? inText, string flag) => inText is not { Length: > 0 } || flag.Length == 0 || inText == flag
        ? flag.Length > 0 ? flag : inText ?? ""
        : throw ToolArguments.Refused($"Invalid Options: Cannot specify different {what} in connection URI and command-line option (\"{inText}\" was specified in the URI and \"{flag}\" was specified in the option)");
}

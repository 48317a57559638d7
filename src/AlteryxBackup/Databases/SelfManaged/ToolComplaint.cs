using System.Linq;
using System.Text.RegularExpressions;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Processes;

namespace AlteryxBackup.Databases.SelfManaged;

/// <summary>What mongodump complains of, where it is one of the three things that somebody can put right at once: the way, the login, the rights.</summary>
internal static class ToolComplaint
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    private static readonly Regex Login = new(@"AuthenticationFailed|auth(entication)? (error|failed)|sasl conversation error", Options);
    private static readonly Regex Rights = new(@"\(Unauthorized\)|not authorized on|requires authentication", Options);
    private static readonly Regex Way = new(@"server selection|failed to connect|could not connect|error connecting|no reachable servers|lookup .* on |no such host|incomplete read of message header", Options);

    /// <summary>The failure; null when the tool has ended well, or complains of something else.</summary>
    /// <param name="said">How it ended and what it said.</param>
    /// <param name="target">The server.</param>
    /// <param name="logins">Hides passwords.</param>
    public static BackupException? Of(ProcessOutcome said, MongoTarget target, MongoLogins logins)
    {
        var line = logins.Masked(said.ErrorText().Split('\n').Select(text => text.Trim()).LastOrDefault(text => text.Length > 0) ?? "");
        var error = said.ExitCode == 0 && !said.TimedOut ? null
            : Login.IsMatch(line) ? ErrorCatalogue.MongoAuthenticationFailed
            : Rights.IsMatch(line) ? ErrorCatalogue.MongoRightsMissing
            : Way.IsMatch(line) ? ErrorCatalogue.MongoNotReachable
            : null;
        return error?.Because($"MongoDB at {target.Connection.Endpoint} (MongoDBConfiguration.{target.Section}): {line}");
    }
}

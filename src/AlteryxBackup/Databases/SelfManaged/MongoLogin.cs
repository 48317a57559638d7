using System.Collections.Generic;
using AlteryxBackup.Platform.Secrets;

namespace AlteryxBackup.Databases.SelfManaged;

/// <summary>Who comes to a server, and what lets him in.</summary>
/// <param name="UserName">The user; empty: nobody in particular.</param>
/// <param name="AuthDatabase">The database that knows him.</param>
/// <param name="Password">His password; null where none is needed.</param>
/// <param name="CertificatePassword">The password of the client certificate's key; null without.</param>
/// <param name="PasswordVariable">The environment variable that holds the password, not to be handed on; empty without.</param>
internal sealed record MongoLogin(string UserName, string AuthDatabase, Secret? Password, Secret? CertificatePassword, string PasswordVariable)
{
    /// <summary>The user as arguments.</summary>
    public IEnumerable<string> Arguments() => UserName.Length > 0 ? ["--username=" + UserName, "--authenticationDatabase=" + AuthDatabase] : [];

    /// <summary>What a child must not inherit.</summary>
    public IReadOnlyDictionary<string, string?> Environment() => PasswordVariable.Length > 0 ? new Dictionary<string, string?> { [PasswordVariable] = null } : new Dictionary<string, string?>();
}

using System.Collections.Generic;
using AlteryxBackup.Lab;

namespace AlteryxBackup.EndToEnd.Tests.Secrets;

/// <summary>Secrets that can be recognised anywhere, with every character that an encoder treats specially.</summary>
internal static class PlantedSecrets
{
    public const string Token = "tok3n\"quo'ted&<amp>%2B+/sl\\ash$`;|{Ünïcödé™}#END";
    public const string AdminPassword = "Adm1n pass with spaces\"&<>%20+/\\'\u00e4\u6f22\U0001F511=END";
    public const string UserPassword = "us3r:p@ss?word&amp;<b>%41+/\\\\\"'~,[x]=END";

    /// <summary>In a connection string of the configuration, where it stands URL-encoded.</summary>
    public const string ConnectionPassword = "c0nnect/&+%\"<ion>\u00dfEND";

    public static IReadOnlyList<string> All { get; } = [Token, AdminPassword, UserPassword, ConnectionPassword];

    public static LabOptions Options { get; } = new(SizeMegabytes: 0, Token: Token, AdminPassword: AdminPassword, UserPassword: UserPassword);
}

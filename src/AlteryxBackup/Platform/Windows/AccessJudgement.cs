using System;
using System.Collections.Generic;
using System.Linq;

namespace AlteryxBackup.Platform.Windows;

/// <summary>
/// Judges an owner and an access control list: who, beyond administrators and this account, can change the object. Entries that deny are not
/// counted: an allowance they take back is still somebody's mistake. SIDs and masks: Microsoft, "Well-known SIDs" and "File Access Rights Constants".
/// </summary>
internal sealed class AccessJudgement(string ownSid)
{
    private const int ReadData = 0x1;
    private const int WriteData = 0x2;
    private const int AppendData = 0x4;
    private const int DeleteChild = 0x40;
    private const int Delete = 0x10000;
    private const int ChangeRights = 0x40000;
    private const int TakeOwnership = 0x80000;
    private const int GenericAll = 0x10000000;
    private const int GenericWrite = 0x40000000;
    private const int GenericRead = unchecked((int)0x80000000);

    private const int Changes = WriteData | AppendData | DeleteChild | Delete | ChangeRights | TakeOwnership | GenericAll | GenericWrite;

    // Making new files beside ours (as everybody may in %ProgramData%) changes nothing of ours; removing or renaming ours does.
    private const int Exchanges = DeleteChild | Delete | ChangeRights | TakeOwnership | GenericAll;

    private const int Reads = ReadData | ChangeRights | TakeOwnership | GenericAll | GenericRead;

    private static readonly string[] Trusted =
    [
        "S-1-5-18", // SYSTEM
        "S-1-5-32-544", // Administrators
        "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464", // TrustedInstaller
        "S-1-3-0", // CREATOR OWNER and
        "S-1-3-4", // OWNER RIGHTS: the owner is judged by himself
    ];

    // Administrator, Domain Admins, Enterprise Admins: of any domain.
    private static readonly string[] TrustedOfDomain = ["-500", "-512", "-519"];

    /// <summary>The SIDs that can change this object's content, rights or existence.</summary>
    public IReadOnlyList<string> WhoCanChange(string ownerSid, IEnumerable<AccessEntry> entries) => Who(ownerSid, entries, Changes);

    /// <summary>The SIDs that can put something else in the place of what this folder holds.</summary>
    public IReadOnlyList<string> WhoCanExchange(string ownerSid, IEnumerable<AccessEntry> entries) => Who(ownerSid, entries, Exchanges);

    /// <summary>The SIDs that can read this object's content, or give themselves the right to.</summary>
    public IReadOnlyList<string> WhoCanRead(string ownerSid, IEnumerable<AccessEntry> entries) => Who(ownerSid, entries, Reads);

    private List<string> Who(string ownerSid, IEnumerable<AccessEntry> entries, int rights) =>
        entries.Where(entry => (entry.Rights & rights) != 0).Select(entry => entry.Sid)
            .Concat([ownerSid])
            .Where(sid => !IsTrusted(sid))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();

    private bool IsTrusted(string sid) =>
        string.Equals(sid, ownSid, StringComparison.OrdinalIgnoreCase)
        || Trusted.Contains(sid, StringComparer.OrdinalIgnoreCase)
        || (sid.StartsWith("S-1-5-21-", StringComparison.OrdinalIgnoreCase)
            && TrustedOfDomain.Any(rid => sid.EndsWith(rid, StringComparison.Ordinal)));
}

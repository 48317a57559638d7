using System;
using System.IO;
using AlteryxBackup.Lab.Settings;

namespace AlteryxBackup.Lab.Verbs;

/// <summary>Verbs that print and set the token, the database passwords and the Run As user.</summary>
internal sealed class SecretVerbs(Layout layout, LabSwitches switches, TextWriter output)
{
    private readonly ServerSecrets _secrets = new(layout);

    public int PrintToken()
    {
        try
        {
            var token = _secrets.Token;
            output.Write(switches.TokenWhitespace ? $"\r\n  {token} \r\n\r\n" : token);
            return 0;
        }
        catch (LabException e)
        {
            return Fail("GetServerSecret", e);
        }
    }

    public int PrintPasswords()
    {
        try
        {
            output.Write($"Admin: {_secrets.AdminPassword}\r\nNon-Admin: {_secrets.UserPassword}\r\n");
            return 0;
        }
        catch (LabException e)
        {
            return Fail("GetEMongoPassword", e);
        }
    }

    /// <summary>Prints nothing on success, as the vendor's cookbook relies on.</summary>
    public int SetToken(string token) => Set("SetServerSecret", token, value => _secrets.Token = value);

    public int SetUserPassword(string password) => Set("SetEMongoPassword", password, value => _secrets.UserPassword = value);

    public int SetAdminPassword(string password) => Set("SetEMongoAdminPassword", password, value => _secrets.AdminPassword = value);

    public int SetRunAsUser(string value)
    {
        var parts = value.Split(',', 3);
        if (parts.Length < 3)
        {
            return Fail("SetExecuteUser", new LabException("user,domain,password expected"));
        }

        _secrets.SetRunAsUser(parts[0], parts[1], parts[2]);
        return 0;
    }

    private int Set(string name, string value, Action<string> set)
    {
        if (value.Length == 0)
        {
            return Fail(name, new LabException("no value was given"));
        }

        set(value);
        return 0;
    }

    private int Fail(string name, LabException e)
    {
        output.WriteLine($"{name} failed: {e.Message}");
        return 1;
    }
}

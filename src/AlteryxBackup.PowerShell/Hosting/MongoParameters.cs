using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Net;
using System.Security;
using AlteryxBackup.Databases.SelfManaged;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Secrets;

namespace AlteryxBackup.PowerShell.Hosting;

/// <summary>Users and passwords of self-managed MongoDBs as cmdlets take them.</summary>
internal sealed class MongoParameters(PSHost host, PSCredential? credential, SecureString? password, PSCredential? gallery)
{
    private const string Section = "MongoDBConfiguration.";

    /// <summary>The passwords, and whoever can be asked for others.</summary>
    public MongoPasswords Passwords() => credential is not null && password is not null
        ? throw ErrorCatalogue.UsageInvalid.Because("-MongoCredential and -MongoPassword are both given.", action: "Give one of them; -MongoPassword takes the user from the configuration.")
        : new MongoPasswords
        {
            SelfManaged = Of(credential?.Password ?? password),
            Gallery = Of(gallery?.Password),
            Ask = Environment.UserInteractive && !Console.IsInputRedirected ? Ask : null,
        };

    /// <summary>The settings of a cmdlet, with the users of the credentials.</summary>
    public IReadOnlyDictionary<string, object> Settings(IReadOnlyDictionary<string, object> given)
    {
        var settings = given.ToDictionary(setting => setting.Key, setting => setting.Value);
        if (credential is not null)
        {
            settings[Section + "SelfManagedMongoDB.Username"] = credential.UserName;
        }

        if (gallery is not null)
        {
            settings[Section + "GalleryMongoDB.Username"] = gallery.UserName;
        }

        return settings;
    }

    private static Secret? Of(SecureString? password) => password is null ? null : Secret.FromText(new NetworkCredential("", password).Password);

    private Secret? Ask(string question)
    {
        try
        {
            host.UI.Write(question + ": ");
            return Of(host.UI.ReadLineAsSecureString());
        }
        catch (Exception failure) when (failure is PSInvalidOperationException or HostException or NotImplementedException)
        {
            // powershell -NonInteractive, and hosts without anybody in front of them.
            return null;
        }
    }
}

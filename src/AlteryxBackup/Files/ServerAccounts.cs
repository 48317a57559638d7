using System.ComponentModel;
using AlteryxBackup.Platform.Services;
using AlteryxBackup.Server;

namespace AlteryxBackup.Files;

/// <summary>The two accounts of a server. Their passwords can't be read by anyone: a restore needs them from their owner.</summary>
internal sealed class ServerAccounts
{
    private readonly IServiceManager _services;

    public ServerAccounts(IServiceManager services) => _services = services;

    /// <summary>The account that the service logs on with (REQ-3.1.4).</summary>
    public Obtained<string> LogOn(string serviceName)
    {
        if (!_services.IsAvailable)
        {
            return new Obtained<string>(null, "this system has no Windows service manager");
        }

        try
        {
            var account = _services.Query(serviceName).Account;
            return string.IsNullOrEmpty(account)
                ? new Obtained<string>(null, $"the service manager does not tell the account of '{serviceName}'")
                : new Obtained<string>(account, null);
        }
        catch (Win32Exception failure)
        {
            return new Obtained<string>(null, $"the service manager can't be asked about '{serviceName}': {failure.Message}");
        }
    }

    /// <summary>The account that workflows run as (REQ-3.3.3).</summary>
    public static Obtained<string> RunAs(RuntimeSettings settings)
    {
        var user = settings.Find("Worker/ExecuteUserName");
        var domain = settings.Find("Worker/ExecuteDomain");
        return user is null
            ? new Obtained<string>(null, "Worker/ExecuteUserName is not set: workflows run as the account of the service")
            : new Obtained<string>(domain is null ? user : domain + "\\" + user, null);
    }
}

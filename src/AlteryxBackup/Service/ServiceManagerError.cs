using System.ComponentModel;

namespace AlteryxBackup.Service;

/// <summary>What an error of the service manager means for a service, and what to do about it (winerror.h; Microsoft: "StartService", "ControlService").</summary>
internal static class ServiceManagerError
{
    /// <summary>What to do about dependents.</summary>
    public const string StopDependentsFirst =
        "Stop those first and start them again afterwards, or take the dependency away: a service that nobody named is never stopped.";

    public const int AccessDenied = 5;
    public const int DependentsRunning = 1051;
    public const int AlreadyRunning = 1056;
    public const int Disabled = 1058;
    public const int NotActive = 1062;

    /// <summary>The error's meaning, the words of Windows and the number, as the end of a sentence; with what to do.</summary>
    public static ControlAnswer Explain(Win32Exception failure, string service)
    {
        var (meaning, action) = Know(failure.NativeErrorCode, service);
        var words = $"{failure.Message.TrimEnd('.', ' ')} (error {failure.NativeErrorCode})";
        return new ControlAnswer(LooksAccepted: false, meaning is null ? words : $"{meaning}: {words}") { Action = action };
    }

    private static (string? Meaning, string? Action) Know(int error, string service) => error switch
    {
        AccessDenied => (
            "this account may not do that",
            $"Run it as administrator, or give this account the right to start, stop and query '{service}' (sc.exe sdset)."),
        DependentsRunning => ("services that depend on it are running", StopDependentsFirst),
        1052 => (
            "it takes no request to stop as it is now",
            $"Look into the log of '{service}': it is on its way, or built not to be stopped. Stop it by its own means, or at the next restart of the machine."),
        1053 or 1460 => (
            "it did not answer the service manager in time",
            $"Look into the log of '{service}' and the system event log (source Service Control Manager): its process hangs, or ended before it answered."),
        1055 => ("the service manager's database is locked", "Somebody installs or removes a service: wait until that is done, then run this again."),
        AlreadyRunning => ("it is running already", "Nothing has to be done, unless the service hangs: then look into its log."),
        1057 or 1069 => (
            "its account can't log on",
            $"Put the account of '{service}' right (services.msc, Log On): its password has changed or expired, it is locked, or it lacks the right to log on as a service."),
        Disabled => (
            "it is disabled, or a device that it needs is",
            $"Give '{service}' back its start type (Set-Service -StartupType Automatic), then start it. The product never changes a start type."),
        1060 => (
            "there is no service of this name",
            "Set ServiceConfiguration.ServiceName to the service's name as 'Get-Service *Alteryx*' prints it: not the display name."),
        1061 => ("it takes no requests at this time", $"Wait until '{service}' has finished what it is doing, and look into its log if it doesn't."),
        NotActive => ("it is not running", "Start it, if it should run."),
        1068 => ("a service that it depends on doesn't start", $"Start what '{service}' depends on (sc.exe qc shows it), and look why that failed."),
        1072 => (
            "it is marked for deletion",
            "Close services.msc and every tool that holds the service, or restart the machine; then install the service again with Alteryx's own installer."),
        1115 => ("the machine is shutting down", "Wait until the machine is up again; the service starts as its start type says."),
        53 or 1722 or 1727 => (
            "the service manager of that machine can't be reached",
            "Check the machine's name, that it is up, and that its firewall lets Remote Service Management in."),
        _ => (null, null),
    };
}

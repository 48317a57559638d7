using System.IO;

namespace AlteryxBackup.Lab.Service;

/// <summary>Start, stop and status as commands with an exit code, and with the faults that are switched on.</summary>
internal sealed class ServiceCommands(Layout layout, TextWriter output)
{
    private readonly ServiceController _service = new(layout);

    public int Start()
    {
        var switches = _service.Switches;
        if (switches.StartType == StartType.Disabled)
        {
            return Say("The service cannot be started because it is disabled.", 1);
        }

        switch (switches.ServiceFault)
        {
            case ServiceFault.DoesNotStart:
                return 0;
            case ServiceFault.StartFails:
                return Say("The service could not be started: error 1053, it did not respond in a timely fashion.", 1);
            default:
                break;
        }

        try
        {
            _service.Start(switches.StartHoldsPipe ? Detached.StartHoldingStreams : Detached.Start);
            return switches.StartReturnsTwo ? 2 : 0;
        }
        catch (LabException e)
        {
            return Say(e.Message, 1);
        }
    }

    public int Stop()
    {
        var fault = _service.Switches.ServiceFault;
        switch (fault)
        {
            case ServiceFault.RefusesStop:
                return Say("The service could not be stopped: error 1061, it cannot accept control messages at this time.", 1);
            case ServiceFault.IgnoresStop:
                return 0;
            default:
                break;
        }

        if (_service.State == ServiceState.Stopped)
        {
            return 0;
        }

        _service.AskToStop();
        if (fault == ServiceFault.StopsSlowly)
        {
            return 0;
        }

        try
        {
            _service.WaitUntilStopped();
            return 0;
        }
        catch (LabException e)
        {
            return Say(e.Message, 1);
        }
    }

    public int Status() => Say(_service.State.ToString(), 0);

    private int Say(string text, int exitCode)
    {
        output.WriteLine(text);
        return exitCode;
    }
}

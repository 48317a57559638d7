using AlteryxBackup.Platform.Services;
using AlteryxBackup.Service;

namespace AlteryxBackup.Tests.Service;

public sealed class StatusTextTests
{
    [Theory]
    [InlineData("Running", ServiceState.Running)]
    [InlineData("stopped\r\n", ServiceState.Stopped)]
    [InlineData("StartPending", ServiceState.StartPending)]
    [InlineData("StopPending", ServiceState.StopPending)]
    [InlineData("Paused", ServiceState.Paused)]
    [InlineData("ContinuePending", ServiceState.Paused)]
    [InlineData("PausePending", ServiceState.Paused)]
    public void Words_of_the_service_manager_and_of_PowerShell(string text, ServiceState expected) => Assert.Equal(expected, StatusText.Parse(text));

    [Theory]
    [InlineData("4  RUNNING", ServiceState.Running)]
    [InlineData("1  STOPPED", ServiceState.Stopped)]
    [InlineData("2  START_PENDING", ServiceState.StartPending)]
    [InlineData("3  STOP_PENDING", ServiceState.StopPending)]
    [InlineData("5  CONTINUE_PENDING", ServiceState.Paused)]
    [InlineData("6  PAUSE_PENDING", ServiceState.Paused)]
    [InlineData("7  PAUSED", ServiceState.Paused)]
    public void What_sc_query_prints(string state, ServiceState expected) => Assert.Equal(expected, StatusText.Parse($"""

        SERVICE_NAME: AlteryxService
                TYPE               : 10  WIN32_OWN_PROCESS
                STATE              : {state}
                                        (STOPPABLE, NOT_PAUSABLE, ACCEPTS_SHUTDOWN)
                WIN32_EXIT_CODE    : 0  (0x0)
                SERVICE_EXIT_CODE  : 0  (0x0)
                CHECKPOINT         : 0x0
                WAIT_HINT          : 0x0
        """));

    [Fact]
    public void What_sc_query_prints_in_German() => Assert.Equal(ServiceState.Running, StatusText.Parse("""
        SERVICE_NAME: AlteryxService
                TYP                : 10  WIN32_OWN_PROCESS
                STATUS             : 4  RUNNING
                                        (STOPPABLE, NOT_PAUSABLE, ACCEPTS_SHUTDOWN)
                WIN32_BEENDIGUNGSCODE  : 0  (0x0)
        """));

    [Theory]
    [InlineData("Running", ServiceState.Running)]
    [InlineData("Stopped", ServiceState.Stopped)]
    public void What_Get_Service_prints_as_a_list(string state, ServiceState expected) => Assert.Equal(expected, StatusText.Parse($"""
        Name                : AlteryxService
        RequiredServices    : LanmanWorkstation, http
        CanPauseAndContinue : False
        CanShutdown         : True
        CanStop             : True
        Status              : {state}
        StartType           : Automatic
        """));

    [Theory]
    [InlineData("Online", ServiceState.Running)]
    [InlineData("Offline", ServiceState.Stopped)]
    [InlineData("Failed", ServiceState.Stopped)]
    [InlineData("OnlinePending", ServiceState.StartPending)]
    [InlineData("Online Pending", ServiceState.StartPending)]
    [InlineData("OfflinePending", ServiceState.StopPending)]
    [InlineData("Offline Pending", ServiceState.StopPending)]
    [InlineData("Pending", ServiceState.StartPending)]
    public void What_a_failover_cluster_prints(string state, ServiceState expected) => Assert.Equal(expected, StatusText.Parse($"""
        Name             State    OwnerGroup  ResourceType
        ----             -----    ----------  ------------
        AlteryxService   {state}  Controller  Generic Service
        """));

    [Theory]
    [InlineData("")]
    [InlineData("AlteryxService")]
    [InlineData("Wird ausgeführt")]
    [InlineData("The AlteryxService service is not running.")]
    [InlineData("It isn't stopped")]
    [InlineData("PartialOnline")]
    [InlineData("STOPPABLE")]
    [InlineData("Runningman")]
    public void Words_that_only_look_like_a_state_are_none(string text) => Assert.Null(StatusText.Parse(text));

    [Fact]
    public void Two_states_in_one_text_are_none() => Assert.Null(StatusText.Parse("SERVICE_NAME: Online Reports\nSTATE : 1  STOPPED"));

    [Fact]
    public void The_same_state_said_twice_is_one() => Assert.Equal(ServiceState.Running, StatusText.Parse("node1 Online\nnode2 Running"));
}

using System;
using System.Collections.Generic;
using System.ComponentModel;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Reporting.SystemEvents;

namespace AlteryxBackup.Tests.Reporting.SystemEvents;

public sealed class SystemEventReporterTests : ISystemEventLog, IOperationObserver
{
    private readonly List<SystemEvent> _written = [];
    private readonly List<OperationEvent> _observed = [];
    private bool _refuses;

    [Theory]
    [InlineData(ExitCode.Success, 0, 1000, SystemEventSeverity.Information)]
    [InlineData(ExitCode.Success, 3, 1010, SystemEventSeverity.Warning)]
    [InlineData(ExitCode.General, 0, 1001, SystemEventSeverity.Error)]
    [InlineData(ExitCode.Service, 1, 1002, SystemEventSeverity.Error)]
    [InlineData(ExitCode.Validation, 0, 1003, SystemEventSeverity.Error)]
    [InlineData(ExitCode.Storage, 2, 1004, SystemEventSeverity.Error)]
    [InlineData(ExitCode.Database, 0, 1005, SystemEventSeverity.Error)]
    [InlineData(ExitCode.InvalidMode, 0, 1006, SystemEventSeverity.Error)]
    public void Each_end_of_a_run_has_its_own_id(ExitCode exitCode, int warnings, int id, SystemEventSeverity severity)
    {
        new SystemEventReporter(this, this).Report(exitCode, warnings, "Full backup of SRV01");

        Assert.Equal(new SystemEvent(id, severity, "Full backup of SRV01"), Assert.Single(_written));
        Assert.Empty(_observed);
    }

    [Fact]
    public void A_log_that_refuses_is_a_warning_and_no_failure()
    {
        _refuses = true;

        new SystemEventReporter(this, this).Report(ExitCode.Success, 0, "Full backup of SRV01");

        var warning = Assert.IsType<MessageEvent>(Assert.Single(_observed));
        Assert.Equal(MessageLevel.Warning, warning.Level);
        Assert.Contains("Windows Event Log", warning.Text, StringComparison.Ordinal);
    }

    void ISystemEventLog.Write(SystemEvent happened)
    {
        if (_refuses)
        {
            throw new Win32Exception(5);
        }

        _written.Add(happened);
    }

    void IOperationObserver.Observe(OperationEvent happened) => _observed.Add(happened);
}

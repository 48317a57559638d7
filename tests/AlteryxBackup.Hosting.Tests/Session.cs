using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace AlteryxBackup.Hosting.Tests;

/// <summary>A PowerShell session with the module imported, the laid-out one as it ships.</summary>
internal sealed class Session : IDisposable
{
    private readonly Runspace _runspace;

    public Session()
    {
        var state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows())
        {
            state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.Bypass;
        }

        state.ImportPSModule([Environment.GetEnvironmentVariable("ALTERYXBACKUP_MODULE") ?? Repository.PathOf("artifacts", "AlteryxBackup", "AlteryxBackup.psd1")]);
        _runspace = RunspaceFactory.CreateRunspace(state);
        _runspace.Open();
    }

    public PowerShell Command(string name, params (string Name, object? Value)[] parameters)
    {
        var shell = PowerShell.Create(_runspace);
        _ = shell.AddCommand(name);
        foreach (var (parameter, value) in parameters)
        {
            _ = shell.AddParameter(parameter, value);
        }

        return shell;
    }

    /// <summary>Everything that any stream was told.</summary>
    public static string Everything(PowerShell shell, IEnumerable<PSObject> output) => string.Join(
        '\n',
        output.Select(one => string.Join('\n', one.Properties.Select(property => property.Value)))
            .Concat(shell.Streams.Error.Select(record => record + record.Exception.ToString() + record.ErrorDetails))
            .Concat(shell.Streams.Warning.Select(record => record.Message))
            .Concat(shell.Streams.Verbose.Select(record => record.Message))
            .Concat(shell.Streams.Debug.Select(record => record.Message))
            .Concat(shell.Streams.Progress.Select(record => record.StatusDescription))
            .Concat(shell.Streams.Information.Select(record => record.ToString())));

    public void Dispose() => _runspace.Dispose();
}

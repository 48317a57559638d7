using System;
using System.Diagnostics;
using System.Threading.Tasks;
using AlteryxBackup.EndToEnd.Tests.Lab;

namespace AlteryxBackup.EndToEnd.Tests.Programs;

/// <summary>A program that runs while a test looks at what it does; ended with the test at the latest.</summary>
internal sealed class RunningProgram : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    public RunningProgram(string path, params string[] arguments)
        : this(new ProcessStartInfo(path, arguments))
    {
    }

    public RunningProgram(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        _process = Process.Start(start)!;
        _output = _process.StandardOutput.ReadToEndAsync();
        _errors = _process.StandardError.ReadToEndAsync();
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public ProgramResult Finish()
    {
        Assert.True(_process.WaitForExit(Limit), $"{_process.StartInfo.FileName} did not end within {Limit}.");
        return new ProgramResult(_process.ExitCode, _output.GetAwaiter().GetResult(), _errors.GetAwaiter().GetResult());
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}

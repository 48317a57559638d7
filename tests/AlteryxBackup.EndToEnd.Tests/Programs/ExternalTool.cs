using System;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace AlteryxBackup.EndToEnd.Tests.Programs;

/// <summary>A program that somebody else wrote, as a witness. Without it a test has no witness, so it fails and says how to get it.</summary>
internal sealed class ExternalTool
{
    private readonly string _path;

    private ExternalTool(string path) => _path = path;

    /// <param name="package">Its Debian package.</param>
    /// <param name="names">What it may be called.</param>
    public static ExternalTool Require(string package, params string[] names)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var extension = OperatingSystem.IsWindows() ? ".exe" : "";
        var found = names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name + extension))).FirstOrDefault(File.Exists);
        if (found is null)
        {
            Assert.Fail($"'{names[0]}' is not installed, and this test needs it: apt-get install {package}");
        }

        return new ExternalTool(found);
    }

    /// <summary>Its standard output; any other exit code than 0 fails the test.</summary>
    public string Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(_path, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        // Names in an archive are UTF-8; in the C locale unzip would write other ones to the disk.
        start.Environment["LC_ALL"] = "C.UTF-8";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{_path} {string.Join(' ', arguments)}: exit code {process.ExitCode}\n{output}\n{errors.GetAwaiter().GetResult()}");
        return output;
    }
}

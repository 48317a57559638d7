using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using AlteryxBackup.Lab;

namespace AlteryxBackup.Benchmarks.Archives;

/// <summary>One file of real BSON: everything that a simulated server's dump holds.</summary>
/// <param name="Name">What it is like.</param>
/// <param name="Path">The file.</param>
internal sealed record Corpus(string Name, string Path)
{
    public static Corpus Make(string name, string folder, int megabytes, int incompressiblePercent)
    {
        var lab = LabServer.Create(System.IO.Path.Combine(folder, "lab"), new LabOptions(megabytes, incompressiblePercent, Seed: 20261121));
        var dump = System.IO.Path.Combine(folder, "dump");
        using (var service = Process.Start(new ProcessStartInfo(lab.ServicePath) { ArgumentList = { "emongodump=" + dump }, RedirectStandardOutput = true, RedirectStandardError = true })!)
        {
            _ = service.StandardOutput.ReadToEnd();
            service.WaitForExit();
            if (service.ExitCode != 0)
            {
                throw new InvalidOperationException($"The lab's dump ended with {service.ExitCode}.");
            }
        }

        var path = System.IO.Path.Combine(folder, name.Replace(' ', '-') + ".bson");
        using (var all = File.Create(path))
        {
            foreach (var file in Directory.EnumerateFiles(dump, "*.bson", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                using var part = File.OpenRead(file);
                part.CopyTo(all);
            }
        }

        Directory.Delete(lab.Directory, recursive: true);
        Directory.Delete(dump, recursive: true);
        return new Corpus(name, path);
    }
}

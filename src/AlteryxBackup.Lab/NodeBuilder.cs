using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Xml.Linq;
using AlteryxBackup.Lab.Generation;
using AlteryxBackup.Lab.Settings;

namespace AlteryxBackup.Lab;

/// <summary>Writes everything of one node but its databases.</summary>
internal sealed class NodeBuilder(Layout layout, LabOptions options)
{
    private static readonly DateTime Installed = new(2023, 5, 10, 12, 0, 0, DateTimeKind.Utc);

    public void BuildController()
    {
        Build(NodeSettings.Controller(layout), [.. Enumerable.Range(1, options.Nodes - 1).Select(layout.Worker)]);
        var random = Randomness.For(options.Seed, "secrets");
        _ = new ServerSecrets(layout)
        {
            Token = options.Token ?? Secret(random),
            AdminPassword = options.AdminPassword ?? Secret(random),
            UserPassword = options.UserPassword ?? Secret(random),
        };
        KeepPreviousSettings();
    }

    public void BuildWorker(string token)
    {
        Build(NodeSettings.Worker(layout), []);
        _ = new ServerSecrets(layout) { Token = token };
        KeepPreviousSettings();
    }

    private void Build(XDocument settings, IReadOnlyList<Layout> workers)
    {
        foreach (var folder in (string[])[layout.Data, layout.Run, layout.Temp, layout.Backups, layout.BackupLogs])
        {
            Directory.CreateDirectory(folder);
        }

        File.WriteAllBytes(layout.SwitchesFile, JsonSerializer.SerializeToUtf8Bytes(new LabSwitches(), LabJson.Default.LabSwitches));
        new ServerSecrets(layout).Initialise();
        InstallPrograms();
        ServerSettings.Save(settings, layout.Settings);
        new CompanionFiles(layout, Randomness.For(options.Seed, "files")).Write();
        BackupConfiguration.Write(layout, workers);
    }

    private void InstallPrograms()
    {
        ProgramFiles.Install(layout.Cluster, "ServiceControl");
        ProgramFiles.Install(layout.Bin, "AlteryxService", "AlteryxEngineCmd");
        Directory.CreateDirectory(Path.GetDirectoryName(layout.DefaultSettings)!);
        using (var defaults = typeof(NodeBuilder).Assembly.GetManifestResourceStream("RuntimeSettings.defaults.xml")!)
        using (var file = File.Create(layout.DefaultSettings))
        {
            defaults.CopyTo(file);
        }

        foreach (var file in Directory.GetFiles(layout.Bin, "*", SearchOption.AllDirectories))
        {
            File.SetLastWriteTimeUtc(file, Installed);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(layout.AlteryxConfig)!);
        File.WriteAllText(layout.AlteryxConfig, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n<configuration>\r\n  <appSettings>\r\n    <add key=\"sessionTimeout\" value=\"45\" />\r\n  </appSettings>\r\n</configuration>\r\n");
        // A time that differs from the installation's is how a modified file is told.
        File.SetLastWriteTimeUtc(layout.AlteryxConfig, Installed.AddDays(100));
    }

    private void KeepPreviousSettings() => File.Copy(layout.Settings, Path.Combine(layout.Data, "RuntimeSettings.bak.xml"));

    // Every character that JSON, XML, URLs, shells or command lines treat specially.
    private static string Secret(Randomness random) => $"{random.Hexadecimal(12)}\"&<>%+/\\'$`;|{random.Hexadecimal(12)}";
}

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace AlteryxBackup.Tests.ScheduledTasks;

public sealed class ScheduledTaskTests
{
    private const string Script = @"C:\Program Files\WindowsPowerShell\Modules\AlteryxBackup\Invoke-AlteryxBackup.ps1";

    private static readonly XNamespace Namespace = "http://schemas.microsoft.com/windows/2004/02/mit/task";

    public static TheoryData<string> Names => [.. All];

    private static string[] All => ["ConfigOnlyOnDemand", "DatabaseOnlyBusinessHours", "FullDaily", "PruneDaily", "RecoverAtStartup"];

    [Fact]
    public void The_five_tasks_ship_and_nothing_else()
    {
        Assert.Equal(All.Select(name => name + ".xml"), Directory.GetFiles(Folder()).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_task_is_valid_against_the_schema(string name)
    {
        Assert.Empty(Faults(Load(name)));
    }

    [Fact]
    public void A_task_without_an_action_or_with_a_wrong_value_is_not_valid()
    {
        var noAction = Load("FullDaily");
        noAction.Descendants(Namespace + "Exec").Remove();
        var wrongPolicy = Load("FullDaily");
        Element(wrongPolicy, "MultipleInstancesPolicy").Value = "Sometimes";
        var unknownPrincipal = Load("FullDaily");
        Element(unknownPrincipal, "Actions").SetAttributeValue("Context", "Nobody");

        Assert.All([noAction, wrongPolicy, unknownPrincipal], task => Assert.NotEmpty(Faults(task)));
    }

    // schtasks refuses UTF-8 with a declaration, and Register-ScheduledTask a text that says it is UTF-8.
    [Theory]
    [MemberData(nameof(Names))]
    public void A_task_is_UTF_16_with_a_mark_and_says_so(string name)
    {
        var bytes = File.ReadAllBytes(PathOf(name));

        Assert.Equal([0xFF, 0xFE], bytes.Take(2));
        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"UTF-16\"?>\r\n", Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_task_runs_as_SYSTEM_with_highest_rights_once_at_a_time_whatever_the_battery(string name)
    {
        var task = Load(name);

        Assert.Equal("S-1-5-18", Element(task, "UserId").Value);
        Assert.Equal("HighestAvailable", Element(task, "RunLevel").Value);
        Assert.Equal("IgnoreNew", Element(task, "MultipleInstancesPolicy").Value);
        Assert.Equal("false", Element(task, "DisallowStartIfOnBatteries").Value);
        Assert.Equal("false", Element(task, "StopIfGoingOnBatteries").Value);
        Assert.Equal("true", Element(task, "StartWhenAvailable").Value);
        Assert.Equal("5", Element(task, "Priority").Value);
    }

    [Theory]
    [InlineData("FullDaily", 12)]
    [InlineData("DatabaseOnlyBusinessHours", 8)]
    [InlineData("ConfigOnlyOnDemand", 1)]
    [InlineData("PruneDaily", 2)]
    [InlineData("RecoverAtStartup", 6)]
    public void A_task_that_hangs_is_ended(string name, int hours)
    {
        Assert.Equal(TimeSpan.FromHours(hours), XmlConvert.ToTimeSpan(Element(Load(name), "ExecutionTimeLimit").Value));
    }

    [Theory]
    [InlineData("FullDaily", "Full")]
    [InlineData("DatabaseOnlyBusinessHours", "DatabaseOnly")]
    [InlineData("ConfigOnlyOnDemand", "ConfigOnly")]
    public void A_backup_task_calls_the_script_with_its_mode(string name, string mode)
    {
        var task = Load(name);

        Assert.Equal("powershell.exe", Element(task, "Command").Value);
        Assert.Equal($"-NoProfile -NonInteractive -ExecutionPolicy RemoteSigned -File \"{Script}\" -BackupMode {mode}", Element(task, "Arguments").Value);
    }

    // Who installed the module alone has no other program.
    [Fact]
    public void Pruning_is_done_by_the_module_and_ends_with_its_exit_code()
    {
        var task = Load("PruneDaily");

        Assert.Equal("powershell.exe", Element(task, "Command").Value);
        Assert.Equal(
            $"-NoProfile -NonInteractive -ExecutionPolicy RemoteSigned -Command \"Import-Module '{Script.Replace("Invoke-AlteryxBackup.ps1", "AlteryxBackup.psd1", StringComparison.Ordinal)}'; "
                + "$null = Remove-AlteryxOldBackup -Confirm:$false -ErrorVariable failed; exit @(0, 4)[$failed.Count -gt 0]\"",
            Element(task, "Arguments").Value);
    }

    [Fact]
    public void Recovery_is_done_by_the_module_and_tells_by_exit_code()
    {
        var task = Load("RecoverAtStartup");

        Assert.Equal("powershell.exe", Element(task, "Command").Value);
        Assert.Equal(
            $"-NoProfile -NonInteractive -ExecutionPolicy RemoteSigned -Command \"Import-Module '{Script.Replace("Invoke-AlteryxBackup.ps1", "AlteryxBackup.psd1", StringComparison.Ordinal)}'; "
                + "$null = Repair-AlteryxBackupState -Confirm:$false -ErrorVariable failed; exit @(0, 2)[$failed.Count -gt 0]\"",
            Element(task, "Arguments").Value);
    }

    [Theory]
    [InlineData("FullDaily", "02:00:00")]
    [InlineData("PruneDaily", "05:00:00")]
    public void A_daily_task_runs_every_day_at_its_hour_of_local_time(string name, string time)
    {
        var trigger = Assert.Single(Element(Load(name), "Triggers").Elements());

        Assert.Equal("1", trigger.Element(Namespace + "ScheduleByDay")!.Element(Namespace + "DaysInterval")!.Value);
        Assert.EndsWith("T" + time, trigger.Element(Namespace + "StartBoundary")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_database_is_backed_up_every_four_hours_from_eight_to_eight_on_working_days()
    {
        var triggers = Element(Load("DatabaseOnlyBusinessHours"), "Triggers").Elements().ToList();

        Assert.Equal(["08:00:00", "12:00:00", "16:00:00", "20:00:00"], triggers.Select(trigger => trigger.Element(Namespace + "StartBoundary")!.Value.Split('T')[1]));
        Assert.All(triggers, trigger => Assert.Equal(
            ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"],
            trigger.Descendants(Namespace + "DaysOfWeek").Elements().Select(day => day.Name.LocalName)));
    }

    [Fact]
    public void The_configuration_is_backed_up_by_hand_alone_and_recovery_runs_when_the_machine_starts()
    {
        Assert.Empty(Element(Load("ConfigOnlyOnDemand"), "Triggers").Elements());
        Assert.Equal("BootTrigger", Assert.Single(Element(Load("RecoverAtStartup"), "Triggers").Elements()).Name.LocalName);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_documentation_names_the_task(string name)
    {
        Assert.Contains(name + ".xml", File.ReadAllText(Repository.PathOf("docs", "scheduled-tasks.md")), StringComparison.Ordinal);
    }

    private static List<string> Faults(XDocument task)
    {
        var schemas = new XmlSchemaSet();
        using var schema = XmlReader.Create(Repository.PathOf("tests", "AlteryxBackup.Tests", "ScheduledTasks", "Task.xsd"));
        schemas.Add(null, schema);
        var faults = new List<string>();
        task.Validate(schemas, (_, fault) => faults.Add(fault.Message));
        return faults;
    }

    private static XElement Element(XDocument task, string name) => task.Descendants(Namespace + name).First();

    private static XDocument Load(string name) => XDocument.Load(PathOf(name));

    private static string PathOf(string name) => Path.Combine(Folder(), name + ".xml");

    private static string Folder() => Repository.PathOf("module", "scheduled-tasks");
}

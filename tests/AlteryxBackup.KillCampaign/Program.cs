using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using AlteryxBackup.KillCampaign;

var kills = new Option<int>("--kills") { DefaultValueFactory = _ => 200, Description = "How many backups are killed." };
var victim = new Option<Victim>("--victim") { DefaultValueFactory = _ => Victim.Process, Description = "What is killed of each: Process, Session or GuardFirst of a backup; or Restore." };
var size = new Option<int>("--size-mb") { DefaultValueFactory = _ => 200, Description = "The size of the lab's database." };
var seed = new Option<int>("--seed") { DefaultValueFactory = _ => Environment.TickCount, Description = "Decides the moments." };
var module = new Option<string?>("--module") { Description = "Kill Invoke-AlteryxBackup of the PowerShell module in this folder, instead of the command line." };
var root = new RootCommand("Kills backups of a lab at random moments; after each, service, archives and the next run must be as promised.") { kills, victim, size, seed, module };
root.SetAction(parsed =>
{
    var options = new CampaignOptions(parsed.GetValue(kills), parsed.GetValue(victim), parsed.GetValue(size), parsed.GetValue(seed), parsed.GetValue(module));
    var folder = Directory.CreateTempSubdirectory("alteryx-backup-kills-").FullName;
    try
    {
        using ICampaign campaign = options.Victim == Victim.Restore ? new RestoreCampaign(Path.Combine(folder, "labs"), options) : new Campaign(Path.Combine(folder, "lab"), options);
        Console.WriteLine($"{options}");
        var outcomes = campaign.Run((number, outcome) => Console.WriteLine(
            $"{number,4}  {outcome.Moment.TotalSeconds,5:0.00} s  {outcome.StateAtKill,-12} start after {outcome.StartAskedAfter?.TotalSeconds,5:0.00} s  runs after {outcome.RunningAfter?.TotalSeconds,5:0.00} s  "
            + $"{(outcome.LeftSomething ? "left something" : "-"),-14} {(outcome.Problems.Count == 0 ? "ok" : "PROBLEM " + string.Join("; ", outcome.Problems))}"));
        var good = outcomes.Count(outcome => outcome.Problems.Count == 0);
        var down = outcomes.Where(outcome => outcome.StartAskedAfter is not null).ToList();
        Console.WriteLine($"{good} of {outcomes.Count} as promised; one that nobody kills takes {campaign.Duration.TotalSeconds:0.0} s; {down.Count} kills met a service that was down or went down; "
            + $"the start was asked for after {down.Select(outcome => outcome.StartAskedAfter!.Value.TotalSeconds).DefaultIfEmpty().Max():0.00} s at the latest; {outcomes.Count(outcome => outcome.LeftSomething)} left something that the next run put right.");
        return good == outcomes.Count ? 0 : 1;
    }
    finally
    {
        Directory.Delete(folder, recursive: true);
    }
});
return root.Parse(args).Invoke();

namespace AlteryxBackup.KillCampaign;

/// <summary>How many are killed, and of what.</summary>
/// <param name="Kills">How many backups.</param>
/// <param name="Victim">What is killed of each.</param>
/// <param name="DatabaseMegabytes">The size of the lab's database.</param>
/// <param name="Seed">Decides the moments.</param>
/// <param name="Module">The folder of the PowerShell module whose Invoke-AlteryxBackup is killed; null: the command line.</param>
public sealed record CampaignOptions(int Kills, Victim Victim, int DatabaseMegabytes, int Seed, string? Module);

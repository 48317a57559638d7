using System;
using AlteryxBackup.Configuration;

namespace AlteryxBackup.Archives;

/// <summary>What an archive's name says.</summary>
/// <param name="Mode">What it holds.</param>
/// <param name="LocalTime">When it was made, in the zone of the machine that made it.</param>
public sealed record ParsedArchiveName(BackupMode Mode, DateTime LocalTime);

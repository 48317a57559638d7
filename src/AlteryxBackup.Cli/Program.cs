using AlteryxBackup.Cli;

return ThisProgram.IsGuard(args) ? ThisProgram.StandGuard(args) : CommandLine.Run(args);

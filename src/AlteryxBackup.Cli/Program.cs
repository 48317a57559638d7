using AlteryxBackup.Cli;

return CommandLine.Run(args);

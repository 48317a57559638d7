# Started by the module itself before it stops the service, where there is no AlteryxBackup.Guard.exe: puts the service back if the session that stopped it dies.
param(
    [Parameter(Mandatory)]
    [string]$Ticket
)

[void][Reflection.Assembly]::LoadFrom([IO.Path]::Combine($PSScriptRoot, 'bin', 'net8.0', 'AlteryxBackup.dll'))
exit [AlteryxBackup.Operations.Guarding.GuardDuty]::StandAlone($Ticket)

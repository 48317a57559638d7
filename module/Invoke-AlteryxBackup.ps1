<#
.SYNOPSIS
Backs an Alteryx Server up from Task Scheduler, a batch file or cron, and ends with an exit code that tells how it went.

.DESCRIPTION
Runs the cmdlet Invoke-AlteryxBackup of the module beside it, with the same parameters: every one of the cmdlet's, by the same names, abbreviations and aliases.
Nothing is ever asked. The result goes to the output; what failed, and what to do about it, to the error stream.

Exit codes: 0 everything was done and proved; 1 general, wrong parameters, cancelled; 2 service; 3 validation; 4 storage; 5 database; 6 unknown backup mode.
With -WhatIf: what the backup would end with if nothing changes.

A batch file can only pass text, so:
- a list is one text with commas:            -NetworkBackupPaths \\nas1\backup,\\nas2\backup
- a switch that is to be off has a colon:    -StopServiceForExternalDB:$false
- yes and no are true and false:             -BackupKeys false
- a path that holds a comma itself, and a password, stand in the configuration and where it says passwords come from.

.PARAMETER Help
Shows the cmdlet's help with all parameters and ends.

.EXAMPLE
powershell.exe -NoProfile -NonInteractive -ExecutionPolicy RemoteSigned -File Invoke-AlteryxBackup.ps1 -BackupMode Full
A full backup by the configuration in %ProgramData%\AlteryxBackup, as the scheduled tasks start it.

.EXAMPLE
pwsh -NoProfile -File Invoke-AlteryxBackup.ps1 -BackupMode Full -ConfigPath D:\backup\server1.json -WhatIf
What would be done, changing nothing.

.EXAMPLE
pwsh -NoProfile -File Invoke-AlteryxBackup.ps1 -Help
All parameters.
#>

# No param block: what the cmdlet takes is read from the cmdlet itself when the script runs, so the two can't get out of step.
$given = $args
$ErrorActionPreference = 'Stop'
$ConfirmPreference = 'None'

function ConvertTo-Boolean {
    param([string]$Name, $Value)
    if ($Value -is [bool]) { return $Value }
    switch -Regex ([string]$Value) {
        '^(\$?true|1)$' { return $true }
        '^(\$?false|0)$' { return $false }
    }
    throw [ArgumentException]"-$Name is true or false, not '$Value'."
}

function ConvertTo-ParameterValue {
    param($Parameter, $Value)
    $type = $Parameter.ParameterType
    if ($type -eq [bool]) { return ConvertTo-Boolean $Parameter.Name $Value }
    if ($type -eq [string[]] -and $Value -is [string]) { return , @($Value.Split([char[]]',', [StringSplitOptions]::RemoveEmptyEntries)) }
    if ($type -eq [Management.Automation.PSCredential] -and $Value -isnot $type) {
        throw [ArgumentException]"-$($Parameter.Name) can't be given as text; it would have to ask for the password."
    }
    return , $Value
}

function ConvertTo-CommandParameter {
    param($Command, [object[]]$Given)
    $isName = { $args[0] -is [string] -and $args[0] -match '^-[A-Za-z]' }
    $named = @{}
    for ($i = 0; $i -lt $Given.Count; $i++) {
        if (-not (& $isName $Given[$i])) {
            if ($named.ContainsKey('BackupMode')) { throw [ArgumentException]"'$($Given[$i])' belongs to no parameter." }
            $named['BackupMode'] = $Given[$i]
            continue
        }
        $name = $Given[$i].TrimStart('-').TrimEnd(':')
        try { $parameter = $Command.ResolveParameter($name) }
        catch { throw [ArgumentException]"There is no parameter -$name, or it is too short to tell which is meant." }
        if ($named.ContainsKey($parameter.Name)) { throw [ArgumentException]"-$($parameter.Name) is given twice." }
        $isLast = $i + 1 -ge $Given.Count
        if ($parameter.ParameterType -eq [switch]) {
            $hasValue = -not $isLast -and ($Given[$i + 1] -is [bool] -or $Given[$i + 1] -match '^\$?(true|false)$')
            $named[$parameter.Name] = if ($hasValue) { $i++; ConvertTo-Boolean $parameter.Name $Given[$i] } else { $true }
        }
        elseif ($isLast -or (& $isName $Given[$i + 1])) { throw [ArgumentException]"-$($parameter.Name) needs a value." }
        else { $i++; $named[$parameter.Name] = ConvertTo-ParameterValue $parameter $Given[$i] }
    }
    return $named
}

function Write-Failure {
    param($Failure)
    $id = @($Failure.FullyQualifiedErrorId -split ',')[0]
    $action = if ($Failure.ErrorDetails) { $Failure.ErrorDetails.RecommendedAction }
    if ($Failure.Exception -is [ArgumentException] -or $Failure.Exception -is [Management.Automation.ParameterBindingException]) {
        $id = 'UsageInvalid'
        $action = 'Add -Help to see the parameters and examples.'
    }
    $Host.UI.WriteErrorLine("ERROR ${id}: $Failure")
    if ($action) { $Host.UI.WriteErrorLine("  What to do: $action") }
}

# Started by -File, not from a prompt that must stay open; there a cancelled script would end with exit code 0.
$isProgram = -not $MyInvocation.Line
if ($isProgram -and $PSStyle -and [Console]::IsOutputRedirected) { $PSStyle.OutputRendering = 'PlainText' }
$hasEnded = $false
$failures = @()
$written = @()
try {
    Import-Module -Name ([IO.Path]::Combine($PSScriptRoot, 'AlteryxBackup.psd1')) -Verbose:$false
    $command = Get-Command -Name Invoke-AlteryxBackup -Module AlteryxBackup
    if (@($given) -match '^--?(Help|h|\?)$') {
        Get-Help -Name Invoke-AlteryxBackup -Full
    }
    else {
        $parameters = ConvertTo-CommandParameter $command @($given)
        $parameters['ErrorAction'] = 'SilentlyContinue'
        $parameters['ErrorVariable'] = 'failures'
        $parameters['OutVariable'] = 'written'
        & $command @parameters
    }
    $hasEnded = $true
}
catch {
    $failures = @($_)
    $hasEnded = $true
}
finally {
    if (-not $hasEnded -and $isProgram) { $Host.SetShouldExit(1) }
}

# A plan (-WhatIf) says what the backup would end with.
$exitCode = @($written.ExitCode, 0) -ne $null | Select-Object -First 1
if ($failures.Count -gt 0) {
    foreach ($failure in $failures) { Write-Failure $failure }
    $exitCode = @($failures[0].TargetObject.ExitCode, $failures[0].Exception.Error.ExitCode, 1) -ne $null | Select-Object -First 1
}
exit [int]$exitCode

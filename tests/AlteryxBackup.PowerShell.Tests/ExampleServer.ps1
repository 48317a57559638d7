# Dot-sourced after Setup.ps1: a simulated server on which the examples of help and documents are run as they stand.

# The places that examples name, and where they are here; the longest first. What an example leaves to the default configuration is given by the session.
function New-ExampleServer {
    [CmdletBinding(SupportsShouldProcess)]
    param()
    # An unquoted path in an example has no blank, nor has its place here.
    $lab = New-Lab -Name lab -Nodes 3

    # The nodes that examples name.
    $configuration = [IO.File]::ReadAllText($lab.Config)
    foreach ($number in 1, 2) { $configuration = $configuration.Replace("`"worker-$number`"", "`"ALTERYX-WRK$number`"") }
    [IO.File]::WriteAllText($lab.Config, $configuration)
    $server = [pscustomobject]@{
        Lab      = $lab
        Places   = [ordered]@{
            'D:\Alteryx\Backups' = (Get-AlteryxBackupConfiguration -Name BackupConfiguration.LocalBackupPath -ConfigPath $lab.Config).Value
            '\\nas\alteryx'      = [IO.Path]::Combine($TestDrive, 'nas')
            'E:\Copies'          = [IO.Path]::Combine($TestDrive, 'e', 'Copies')
            'C:\Restore'         = [IO.Path]::Combine($TestDrive, 'c', 'Restore')
            'D:'                 = [IO.Path]::Combine($TestDrive, 'd')
            'E:'                 = [IO.Path]::Combine($TestDrive, 'e')
        }
        Defaults = $global:PSDefaultParameterValues.Clone()
        Confirm  = $global:ConfirmPreference
    }
    foreach ($place in $server.Places.Values) { [void][IO.Directory]::CreateDirectory($place) }
    $global:ConfirmPreference = 'None'
    $global:PSDefaultParameterValues['*-Alteryx*:ConfigPath'] = $lab.Config
    # A place that an example names wrongly fails at once.
    $global:PSDefaultParameterValues['Copy-AlteryxBackup:CopyRetries'] = 0

    # What the examples look at: a full archive here and at its copy's place.
    (Invoke-AlteryxBackup -BackupMode Full -NetworkBackupPaths $server.Places['\\nas\alteryx'] -ErrorAction Stop).Status | Should -Be 'Success'
    $server
}

function Remove-ExampleServer {
    [CmdletBinding(SupportsShouldProcess)]
    param($Server)
    $global:PSDefaultParameterValues = $Server.Defaults
    $global:ConfirmPreference = $Server.Confirm
    Stop-EveryLab
}

function ConvertTo-LabCode {
    param($Server, [string]$Code)
    $places = $Server.Places
    $pattern = '(?<!\w)(?<place>' + (($places.Keys | ForEach-Object { [regex]::Escape($_) }) -join '|') + ')(?<rest>(?:\\[\w.*-]*)*)'
    [regex]::Replace($Code, $pattern, { param($found) $places[$found.Groups['place'].Value] + $found.Groups['rest'].Value.Replace('\', [string][IO.Path]::DirectorySeparatorChar) })
}

# Every error ends it: an example is right or it isn't.
function Invoke-Example {
    param($Server, [string]$Code)
    $parsed = [Management.Automation.Language.Parser]::ParseInput((ConvertTo-LabCode $Server $Code), [ref]$null, [ref]$null)
    $ErrorActionPreference = 'Stop'
    & $parsed.GetScriptBlock() *>&1 | Out-String
}

# Building blocks leave the service stopped; that is their purpose.
function Restore-ExampleService {
    param($Server)
    if (-not (Test-AlteryxServiceState -ConfigPath $Server.Lab.Config -Quiet)) { [void](Invoke-LabCommand start $Server.Lab.Path) }
}

Describe 'Start-AlteryxServiceSafely' {
    BeforeAll {
        . $PSScriptRoot/Setup.ps1
        $lab = New-Lab
        $config = $lab.Config
        $WarningPreference = 'SilentlyContinue'
    }
    AfterAll { Stop-EveryLab }
    BeforeEach { if (Test-AlteryxServiceState -ConfigPath $config -Quiet) { [void](Stop-AlteryxServiceSafely -ConfigPath $config) } }

    It 'starts the service and tells that it was not running' {
        $status = Start-AlteryxServiceSafely -ConfigPath $config
        $status.PSObject.TypeNames[0] | Should -Be 'AlteryxBackup.Operations.Runbook.ServiceStatus'
        $status.State | Should -Be 'Running'
        $status.WasRunning | Should -BeFalse
        Get-LabState $lab.Path | Should -Be 'Running'
    }

    It 'leaves a running one as it is' {
        [void](Start-AlteryxServiceSafely -ConfigPath $config)
        $process = (Invoke-LabCommand status $lab.Path).ProcessId
        (Start-AlteryxServiceSafely -ConfigPath $config).WasRunning | Should -BeTrue
        (Invoke-LabCommand status $lab.Path).ProcessId | Should -Be $process
    }

    It 'takes what Stop-AlteryxServiceSafely writes, <Name>' -ForEach @(
        @{ Name = 'with its configuration'; Own = $false }
        @{ Name = 'also when each names the configuration'; Own = $true }
    ) {
        $given = if ($Own) { @{ ConfigPath = $config } } else { @{} }
        $status = Stop-AlteryxServiceSafely -ConfigPath $config -PassThru | Start-AlteryxServiceSafely @given
        $status.State | Should -Be 'Running'
        $status.ConfigPath | Should -Be $config
    }

    It 'takes what Backup-AlteryxDatabase writes, and with -PassThru hands it on' {
        $set = Get-NewFolder
        $block = Stop-AlteryxServiceSafely -ConfigPath $config | Backup-AlteryxDatabase -Path $set -ConfigPath $config | Start-AlteryxServiceSafely -PassThru -ConfigPath $config
        $block.PSObject.TypeNames[0] | Should -Be 'AlteryxBackup.Operations.Runbook.DatabaseBackup'
        $block.Path | Should -Be $set
        Get-LabState $lab.Path | Should -Be 'Running'
    }

    It 'starts the service also when the block before failed, <Then>' -ForEach @(
        @{ Then = 'and tells its state'; PassThru = $false }
        @{ Then = 'and hands nothing on with -PassThru, so that no block goes on without it'; PassThru = $true }
    ) {
        $given = @{ ConfigPath = $config; ErrorAction = 'SilentlyContinue' }
        Set-LabSwitch $lab.Path @{ DumpFault = 'FailsWithExitOne' }
        try { $status = Stop-AlteryxServiceSafely @given | Backup-AlteryxDatabase -Path (Get-NewFolder) @given -ErrorVariable failures | Start-AlteryxServiceSafely -PassThru:$PassThru @given }
        finally { Set-LabSwitch $lab.Path @{ DumpFault = 'None' } }
        $failures.FullyQualifiedErrorId | Should -Be 'DumpFailed,AlteryxBackup.PowerShell.Cmdlets.BackupAlteryxDatabaseCommand'
        if ($PassThru) { $status | Should -BeNullOrEmpty } else { $status.State | Should -Be 'Running' }
        Get-LabState $lab.Path | Should -Be 'Running'
    }

    It 'starts the service also when the server''s settings are gone' {
        $settings = Get-ChildItem -LiteralPath $lab.Path -Recurse -Filter RuntimeSettings.xml | Select-Object -First 1
        Rename-Item -LiteralPath $settings.FullName -NewName RuntimeSettings.away
        try { (Start-AlteryxServiceSafely -ConfigPath $config).State | Should -Be 'Running' }
        finally { Rename-Item -LiteralPath ([IO.Path]::Combine($settings.DirectoryName, 'RuntimeSettings.away')) -NewName RuntimeSettings.xml }
    }

    It 'changes nothing with -WhatIf' {
        $before = Get-FolderSnapshot $lab.Path
        Start-AlteryxServiceSafely -ConfigPath $config -WhatIf | Should -BeNullOrEmpty
        Get-FolderSnapshot $lab.Path | Should -Be $before
        Get-LabState $lab.Path | Should -Be 'Stopped'
    }

    It 'reports ServiceNotRestarted with what to do when the service <Fault>' -ForEach @(@{ Fault = 'DoesNotStart' }, @{ Fault = 'StartFails' }) {
        Set-LabSwitch $lab.Path @{ ServiceFault = $Fault }
        try { $failure = Get-Failure { Start-AlteryxServiceSafely -ConfigPath $config -MaxServiceWaitSeconds 1 -StartRetrySeconds 1 } }
        finally { Set-LabSwitch $lab.Path @{ ServiceFault = 'None' } }
        Assert-Failure $failure ServiceNotRestarted Start-AlteryxServiceSafely 'by hand'
    }

    It 'reports a configuration that is not there' {
        Assert-Failure (Get-Failure { Start-AlteryxServiceSafely -ConfigPath "$config.not" }) ConfigurationNotFound Start-AlteryxServiceSafely
    }
}

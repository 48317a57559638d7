BeforeDiscovery { $onLinux = [Environment]::OSVersion.Platform -ne 'Win32NT' }

Describe 'Repair-AlteryxBackupState' -Skip:(-not $onLinux) {
    BeforeAll {
        . $PSScriptRoot/Setup.ps1
        $lab = New-Lab
        $config = $lab.Config
        $WarningPreference = 'SilentlyContinue'

        # Killed as by an administrator's kill -9, or the system that has no memory left.
        function Invoke-KilledBackup {
            Set-LabSwitch $lab.Path @{ DumpSeconds = 60 }
            $command = "Import-Module '$manifestPath'; Invoke-AlteryxBackup DatabaseOnly -ConfigPath '$config' -Verbose"
            $start = [Diagnostics.ProcessStartInfo]::new($powershellPath)
            foreach ($argument in '-NoProfile', '-NonInteractive', '-Command', $command) { $start.ArgumentList.Add($argument) }
            $start.RedirectStandardOutput = $start.RedirectStandardError = $true
            $process = [Diagnostics.Process]::Start($start)
            [void]$process.StandardError.ReadToEndAsync()
            while ($null -ne ($line = $process.StandardOutput.ReadLine()) -and $line -notmatch 'DumpDatabase begins') { continue }
            Start-Sleep -Milliseconds 300
            $sinceKill = [Diagnostics.Stopwatch]::StartNew()
            $process.Kill()
            Set-LabSwitch $lab.Path @{ DumpSeconds = 0 }
            while ((Get-LabState $lab.Path) -ne 'Running' -and $sinceKill.Elapsed.TotalSeconds -lt 60) { Start-Sleep -Milliseconds 50 }
            $sinceKill.Elapsed.TotalSeconds
        }
    }
    AfterAll { Stop-EveryLab }

    It 'writes nothing when nothing was left' {
        Repair-AlteryxBackupState -ConfigPath $config | Should -BeNullOrEmpty
    }

    Context 'after a backup was killed in its dump' {
        BeforeAll { $runningAfter = Invoke-KilledBackup; Write-Host ('      the guard had the service running {0:0.00} s after the kill' -f $runningAfter) }

        It 'finds the service running again: the guard was quicker' {
            Get-LabState $lab.Path | Should -Be 'Running'
            $runningAfter | Should -BeLessThan 20
        }

        It 'says with -WhatIf what would be done, and changes nothing' {
            Start-Sleep -Seconds 1
            $before = Get-FolderSnapshot $lab.Path
            Repair-AlteryxBackupState -ConfigPath $config -WhatIf | Should -BeNullOrEmpty
            Get-FolderSnapshot $lab.Path | Should -Be $before
            Get-ChildItem -LiteralPath ([IO.Path]::Combine($lab.Path, 'Temp')) | Should -HaveCount 1
        }

        It 'is told of before by Test-AlteryxBackupEnvironment and Invoke-AlteryxBackup -WhatIf, which change nothing' {
            $before = Get-FolderSnapshot $lab.Path
            $finding = (Test-AlteryxBackupEnvironment -ConfigPath $config).Findings | Where-Object Check -EQ 'UnfinishedRun'
            "$($finding.Outcome)" | Should -Be 'Warning'
            $finding.Detail | Should -Match 'Backup \(DatabaseOnly\) .* was ended by force\. The next run would first .*remove '
            $finding.Action | Should -Match 'Repair-AlteryxBackupState'
            $planned = (Invoke-AlteryxBackup ConfigOnly -ConfigPath $config -WhatIf).Preflight.Findings | Where-Object Check -EQ 'UnfinishedRun'
            $planned.Detail | Should -Be $finding.Detail
            Get-FolderSnapshot $lab.Path | Should -Be $before
        }

        It 'puts it right and tells which run it was' {
            $run = Repair-AlteryxBackupState -ConfigPath $config
            $run.PSObject.TypeNames[0] | Should -Be 'AlteryxBackup.Operations.Recovery.RecoveredRun'
            $run.Operation | Should -Be 'Backup'
            $run.Mode | Should -Be 'DatabaseOnly'
            $run.ServiceState | Should -Be 'Running'
            $run.Actions -join '; ' | Should -Match 'put back by its guard.*staging folder.*removed'
            Get-ChildItem -LiteralPath ([IO.Path]::Combine($lab.Path, 'Temp')) | Should -BeNullOrEmpty
            Repair-AlteryxBackupState -ConfigPath $config | Should -BeNullOrEmpty
        }
    }

    It 'is an error with what to do when the configuration is not there' {
        Assert-Failure (Get-Failure { Repair-AlteryxBackupState -ConfigPath (Get-NewFolder) }) ConfigurationNotFound Repair-AlteryxBackupState
    }
}

Describe 'Stop-AlteryxServiceSafely -RestartIfSessionEnds' -Skip:(-not $onLinux) {
    BeforeAll {
        . $PSScriptRoot/Setup.ps1
        $lab = New-Lab
        $config = $lab.Config
    }
    AfterAll { Stop-EveryLab }

    It 'has the service started when the session ends without having done so' {
        Invoke-FreshSession {
            param($module, $config)
            Import-Module $module
            [void](Stop-AlteryxServiceSafely -ConfigPath $config -RestartIfSessionEnds)
            (Test-AlteryxServiceState -ConfigPath $config).State
        } $manifestPath, $config | Should -Be 'Stopped'
        $waited = [Diagnostics.Stopwatch]::StartNew()
        while ((Get-LabState $lab.Path) -ne 'Running' -and $waited.Elapsed.TotalSeconds -lt 30) { Start-Sleep -Milliseconds 50 }
        Get-LabState $lab.Path | Should -Be 'Running'
    }

    It 'leaves a service alone that the session has started, and somebody else has stopped since' {
        Invoke-FreshSession {
            param($module, $config)
            Import-Module $module
            $WarningPreference = 'SilentlyContinue'
            [void](Stop-AlteryxServiceSafely -ConfigPath $config -RestartIfSessionEnds)
            [void](Start-AlteryxServiceSafely -ConfigPath $config)
        } $manifestPath, $config
        [void](Invoke-LabCommand stop $lab.Path)
        Start-Sleep -Seconds 3
        Get-LabState $lab.Path | Should -Be 'Stopped'
    }
}

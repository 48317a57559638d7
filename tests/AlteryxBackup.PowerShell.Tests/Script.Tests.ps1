BeforeDiscovery { $onLinux = [Environment]::OSVersion.Platform -ne 'Win32NT' }

Describe 'Invoke-AlteryxBackup.ps1' {
    BeforeAll {
        . $PSScriptRoot/Setup.ps1
        $lab = New-Lab
        $script = [IO.Path]::Combine($modulePath, 'Invoke-AlteryxBackup.ps1')

        # As Task Scheduler starts it.
        function Invoke-Script { Invoke-Program $powershellPath (@('-NoProfile', '-NonInteractive', '-File', $script) + $args) }
    }
    AfterAll { Stop-EveryLab }

    It 'ends with <Code> and <Id> when <Because>' -ForEach @(
        @{ Code = 1; Id = 'UsageInvalid'; Because = 'a parameter is unknown'; Arguments = @('-NoSuchSetting', '1') }
        @{ Code = 1; Id = 'UsageInvalid'; Because = 'a parameter is too short to tell which is meant'; Arguments = @('-Max', '1') }
        @{ Code = 1; Id = 'UsageInvalid'; Because = 'a value is missing'; Arguments = @('-MaxDumpSeconds') }
        @{ Code = 1; Id = 'UsageInvalid'; Because = 'a value is of the wrong kind'; Arguments = @('-MaxDumpSeconds', 'soon') }
        @{ Code = 1; Id = 'UsageInvalid'; Because = 'a yes or no is neither'; Arguments = @('-BackupKeys', 'perhaps') }
        @{ Code = 1; Id = 'UsageInvalid'; Because = 'it would have to ask for a password'; Arguments = @('-MongoCredential', 'somebody') }
        @{ Code = 2; Id = 'ServiceStopRefused'; Because = 'the service refuses to stop'; Arguments = @('-BackupMode', 'DatabaseOnly', '-StartRetrySeconds', '1'); Fault = @{ ServiceFault = 'RefusesStop' } }
        @{ Code = 3; Id = 'ConfigurationInvalid'; Because = 'a setting has no such value'; Arguments = @('-BackupMode', 'ConfigOnly', '-CompressionLevel', 'Squeeze') }
        @{ Code = 4; Id = 'PathNotWritable'; Because = 'the place of the archives is a file'; Arguments = @('-BackupMode', 'ConfigOnly', '-LocalBackupPath', '<lab>/lab.json') }
        @{ Code = 5; Id = 'DumpFailed'; Because = 'the dump fails'; Arguments = @('-BackupMode', 'DatabaseOnly'); Fault = @{ DumpFault = 'FailsWithExitOne' } }
        @{ Code = 6; Id = 'InvalidMode'; Because = 'there is no such mode'; Arguments = @('-BackupMode', 'Nope') }
        @{ Code = 6; Id = 'InvalidMode'; Because = 'there is no such mode, also by position'; Arguments = @('Nope') }
    ) {
        $none = @{ ServiceFault = 'None'; DumpFault = 'None' }
        if ($Fault) { Set-LabSwitch $lab.Path $Fault }
        $given = @('-ConfigPath', $lab.Config) + ($Arguments -replace '<lab>', $lab.Path)
        $run = Invoke-Script @given
        Set-LabSwitch $lab.Path $none
        $run.ExitCode | Should -Be $Code
        $run.Error | Should -Match "(?m)^ERROR ${Id}: .+$"
        $run.Error | Should -Match '(?m)^  What to do: .+$'
        $run.Output + $run.Error | Should -Not -Match '(?m)^\s+at .+\(|Line \||\.ps1:\d+|char:\d+'
        Get-LabState $lab.Path | Should -Be 'Running'
    }

    It 'ends with 0 after a backup, shows the result and says nothing on the error stream' {
        $run = Invoke-Script -BackupMode Full -ConfigPath $lab.Config
        $run.ExitCode | Should -Be 0 -Because $run.Error
        $run.Error | Should -BeNullOrEmpty
        $run.Output | Should -Match 'Success'
        $run.Output | Should -Not -Match "`e" -Because 'a log file should hold no colours'
    }

    It 'takes text as batch files give it: a list with commas, false, a switch with a colon, a path with blanks, an abbreviation' {
        $copies = [IO.Path]::Combine($lab.Path, 'copy one'), [IO.Path]::Combine($lab.Path, 'copy two')
        # A place that isn't there is waited for, minutes long.
        [void](New-Item -ItemType Directory -Path $copies)
        $run = Invoke-Script -Mode ConfigOnly -ConfigP $lab.Config -NetworkBackupPaths ($copies -join ',') -BackupKeys false '-ForceStopWorkflows:$false' -LocalBackupPath ([IO.Path]::Combine($lab.Path, 'archives of today'))
        $run.ExitCode | Should -Be 0 -Because $run.Error
        foreach ($folder in $copies) { Get-ChildItem -Path $folder -Filter *.zip | Should -Not -BeNullOrEmpty }
        Get-ChildItem -Path ([IO.Path]::Combine($lab.Path, 'archives of today')) -Filter *.zip | Should -Not -BeNullOrEmpty
    }

    It 'ends with -WhatIf as the backup would, and says so' {
        $run = Invoke-Script -BackupMode Full -ConfigPath $lab.Config -AlteryxServicePath ([IO.Path]::Combine($lab.Path, 'no', 'AlteryxService')) -WhatIf
        $run.ExitCode | Should -Be 3 -Because $run.Error
        $run.Output | Should -Match 'WOULD FAIL: exit code 3, AlteryxServiceNotFound'
    }

    It 'changes nothing with -WhatIf and ends with 0' {
        $before = Get-FolderSnapshot $lab.Path
        $run = Invoke-Script -BackupMode Full -ConfigPath $lab.Config -WhatIf
        $run.ExitCode | Should -Be 0 -Because $run.Error
        $run.Output | Should -Match 'What if'
        Get-FolderSnapshot $lab.Path | Should -Be $before
    }

    It 'shows all parameters with -Help' {
        $run = Invoke-Script -Help
        $run.ExitCode | Should -Be 0
        $run.Output | Should -Match 'Invoke-AlteryxBackup'
        $run.Output -replace '\s' | Should -Match '-MongoCredential.*-LocalBackupPath'
        (Get-Help -Name $script).Synopsis | Should -Match 'exit code'
    }

    It 'is usable in a session too: gives the result as an object, and sets $LASTEXITCODE without closing the session' {
        $result = & $script ConfigOnly -ConfigPath $lab.Config -LocalBackupPath ([IO.Path]::Combine($lab.Path, 'in session')) -WarningAction SilentlyContinue
        $LASTEXITCODE | Should -Be 0
        $result.Status | Should -Be 'Success'
    }

    It 'tells a batch file how it went' -Skip:(-not $onLinux) {
        $batch = [IO.Path]::Combine($TestDrive, 'batch.sh')
        Set-Content -LiteralPath $batch -Value @'
#!/bin/sh
powershell=$1 script=$2 config=$3
backup() { "$powershell" -NoProfile -NonInteractive -File "$script" -ConfigPath "$config" "$@" >/dev/null 2>&1; echo "$?"; }
backup -BackupMode ConfigOnly -WhatIf
backup -BackupMode Nope
backup -NoSuchSetting 1
if "$powershell" -NoProfile -File "$script" -BackupMode ConfigOnly -ConfigPath "$config.not" >/dev/null 2>&1 </dev/null; then echo good; else echo "failed with $?"; fi
exit 7
'@
        # As cron starts it: next to no environment, no input.
        $run = Invoke-Program '/usr/bin/env' @('-i', "HOME=$TestDrive", "DOTNET_ROOT=$env:DOTNET_ROOT", 'PATH=/usr/bin:/bin', 'sh', $batch, $powershellPath, $script, $lab.Config)
        $run.Output -split "`n" | Should -Be '0', '6', '1', 'failed with 3'
        $run.ExitCode | Should -Be 7
    }

    It 'ends with 1 when it is interrupted in the dump, and the service is back' -Skip:(-not $onLinux) {
        Set-LabSwitch $lab.Path @{ DumpSeconds = 30 }
        try {
            # A test run in the background has SIGINT ignored, and so would its children have.
            $start = [Diagnostics.ProcessStartInfo]::new('/usr/bin/env')
            foreach ($argument in '--default-signal=INT', $powershellPath, '-NoProfile', '-NonInteractive', '-File', $script, '-BackupMode', 'DatabaseOnly', '-ConfigPath', $lab.Config) { $start.ArgumentList.Add($argument) }
            $start.RedirectStandardOutput = $start.RedirectStandardError = $true
            $process = [Diagnostics.Process]::Start($start)
            for ($i = 0; $i -lt 150 -and (Get-LabState $lab.Path) -ne 'Stopped'; $i++) { Start-Sleep -Milliseconds 100 }
            Start-Sleep -Milliseconds 500
            & /bin/kill -INT $process.Id
            $process.WaitForExit(15000) | Should -BeTrue
            $process.ExitCode | Should -Be 1
        }
        finally {
            Set-LabSwitch $lab.Path @{ DumpSeconds = 0 }
        }
        Get-LabState $lab.Path | Should -Be 'Running'
    }
}

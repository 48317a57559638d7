BeforeDiscovery { $onLinux = [Environment]::OSVersion.Platform -ne 'Win32NT' }

Describe 'Ctrl+C during the dump' -Skip:(-not $onLinux) {
    BeforeAll {
        . $PSScriptRoot/Setup.ps1
        $lab = New-Lab
        Set-LabSwitch $lab.Path @{ DumpSeconds = 60 }
        $command = "Import-Module '$manifestPath'; Invoke-AlteryxBackup DatabaseOnly -ConfigPath '$($lab.Config)' -Verbose"

        # A test run in the background has SIGINT ignored, and so would its children have.
        $start = [Diagnostics.ProcessStartInfo]::new('/usr/bin/env')
        foreach ($argument in '--default-signal=INT', $powershellPath, '-NoProfile', '-NonInteractive', '-Command', $command) { $start.ArgumentList.Add($argument) }
        $start.RedirectStandardOutput = $start.RedirectStandardError = $true
        $start.StandardOutputEncoding = [Text.Encoding]::UTF8
        $process = [Diagnostics.Process]::Start($start)
        # What nobody reads would hold it up.
        [void]$process.StandardError.ReadToEndAsync()
        while ($null -ne ($line = $process.StandardOutput.ReadLine()) -and $line -notmatch 'DumpDatabase begins') { continue }
        Start-Sleep -Milliseconds 500
        $runningAtInterruption = Get-LabState $lab.Path
        $sinceSignal = [Diagnostics.Stopwatch]::StartNew()
        & /bin/kill -INT $process.Id
        while ($null -ne ($line = $process.StandardOutput.ReadLine()) -and $line -notmatch 'Cancelling') { continue }
        if ($line) { $acknowledged = $sinceSignal.Elapsed.TotalSeconds }
        # The answer of the program that asks takes a moment of its own.
        while ((Get-LabState $lab.Path) -ne 'Running' -and $sinceSignal.Elapsed.TotalSeconds -lt 60) { Start-Sleep -Milliseconds 50 }
        $running = $sinceSignal.Elapsed.TotalSeconds
        [void]$process.StandardOutput.ReadToEndAsync()
        $hasEnded = $process.WaitForExit(60000)
        $ended = $sinceSignal.Elapsed.TotalSeconds
        if (-not $hasEnded) { $process.Kill($true) }
        Write-Host ('      after SIGINT: acknowledged {0:0.00} s, service running {1:0.00} s, process ended {2:0.00} s, exit code {3}' -f $acknowledged, $running, $ended, $process.ExitCode)
    }
    AfterAll { Stop-EveryLab }

    It 'comes while the service is down' { $runningAtInterruption | Should -Be 'Stopped' }

    It 'is acknowledged' {
        $acknowledged | Should -Not -BeNullOrEmpty
        $acknowledged | Should -BeLessThan 10
    }

    It 'brings the service back' {
        Get-LabState $lab.Path | Should -Be 'Running'
        $running | Should -BeLessThan 10
    }

    It 'ends the process with a failure' {
        $hasEnded | Should -BeTrue
        $process.ExitCode | Should -Not -Be 0
    }

    It 'leaves neither staging nor an archive' {
        Get-ChildItem -LiteralPath ([IO.Path]::Combine($lab.Path, 'Temp')) -Force | Should -BeNullOrEmpty
        Get-ChildItem -LiteralPath $lab.Path -Recurse -Filter *.zip* | Should -BeNullOrEmpty
    }
}

Describe 'Test-AlteryxServiceState' {
    BeforeAll {
        . $PSScriptRoot/Setup.ps1
        $lab = New-Lab
        $config = $lab.Config
    }
    AfterAll { Stop-EveryLab }

    It 'tells the state of a running service and changes nothing' {
        $before = Get-FolderSnapshot $lab.Path
        $status = Test-AlteryxServiceState -ConfigPath $config
        $status.PSObject.TypeNames[0] | Should -Be 'AlteryxBackup.Operations.Runbook.ServiceStatus'
        $status.ServiceName | Should -Be 'AlteryxService'
        $status.State | Should -Be 'Running'
        $status.WasRunning | Should -BeTrue
        $status.ConfigPath | Should -Be $config
        @($status.RunningWorkflows) | Should -BeNullOrEmpty
        Get-FolderSnapshot $lab.Path | Should -Be $before
    }

    It 'takes configurations from the pipeline, and one that fails does not stop the next' {
        $status = [pscustomobject]@{ ConfigPath = "$config.not" }, [pscustomobject]@{ ConfigPath = $config } | Test-AlteryxServiceState -ErrorVariable failures -ErrorAction SilentlyContinue
        Assert-Failure $failures ConfigurationNotFound Test-AlteryxServiceState
        @($status).Count | Should -Be 1
    }

    It 'names the workflows that run' {
        Start-LabWorkflow $lab.Path 60
        (Test-AlteryxServiceState -ConfigPath $config).RunningWorkflows | Should -Match '^AlteryxEngineCmd \(\d+\)$'
    }

    It 'says true or false with -Quiet' {
        Test-AlteryxServiceState -ConfigPath $config -Quiet | Should -BeExactly $true
        [void](Invoke-LabCommand stop $lab.Path)
        Test-AlteryxServiceState -ConfigPath $config -Quiet | Should -BeExactly $false
        (Test-AlteryxServiceState -ConfigPath $config).State | Should -Be 'Stopped'
    }

    It 'reports a service that cannot be asked, with what to do, and says nothing with -Quiet then' {
        $missing = [IO.Path]::Combine($lab.Path, 'no such program')
        Assert-Failure (Get-Failure { Test-AlteryxServiceState -ConfigPath $config -StatusCommand $missing }) ServiceNotAvailable Test-AlteryxServiceState 'ServiceConfiguration'
        Test-AlteryxServiceState -ConfigPath $config -StatusCommand $missing -Quiet -ErrorAction Ignore | Should -BeNullOrEmpty
    }

    It 'completes how the service is controlled' {
        Get-Completion 'Test-AlteryxServiceState -ServiceControl ' | Sort-Object | Should -Be 'Command', 'Scm'
    }
}

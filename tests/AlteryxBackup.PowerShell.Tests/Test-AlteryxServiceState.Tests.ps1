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

    Context 'on several nodes' {
        BeforeAll {
            $several = New-Lab -Name 'several nodes' -Nodes 3
            $server = @{ ConfigPath = $several.Config }
        }
        AfterAll { Stop-EveryLab }

        It 'gives an object of each node with what it does, and of those that are named' {
            $nodes = Test-AlteryxServiceState @server
            $nodes.Node | Should -Be ([Environment]::MachineName), 'worker-1', 'worker-2'
            $nodes[1].Roles | Should -Be 'Worker'
            $nodes.State | Should -Be 'Running', 'Running', 'Running'
            (Test-AlteryxServiceState worker-2 @server).Node | Should -Be 'worker-2'
            ([pscustomobject]@{ Name = 'worker-1' } | Test-AlteryxServiceState @server).Node | Should -Be 'worker-1'
        }

        It 'says true with -Quiet only when all of them run' {
            Test-AlteryxServiceState @server -Quiet | Should -BeExactly $true
            [void](Stop-AlteryxServiceSafely worker-2 @server -WarningAction Ignore)
            Test-AlteryxServiceState @server -Quiet | Should -BeExactly $false
            Test-AlteryxServiceState worker-1 @server -Quiet | Should -BeExactly $true
        }

        It 'reports a node that is none' {
            Assert-Failure (Get-Failure { Test-AlteryxServiceState worker-9 @server }) NodeUnknown Test-AlteryxServiceState
        }

        It 'reports a node that cannot be asked, and tells the others' {
            $configuration = Get-Content -LiteralPath $several.Config -Raw | ConvertFrom-Json
            $configuration.ServerConfiguration.Nodes[0].StatusCommand = @([IO.Path]::Combine($several.Path, 'no such program'))
            $broken = [IO.Path]::Combine($several.Path, 'broken.json')
            [IO.File]::WriteAllText($broken, ($configuration | ConvertTo-Json -Depth 9))
            $nodes = Test-AlteryxServiceState -ConfigPath $broken -ErrorVariable failures -ErrorAction SilentlyContinue
            Assert-Failure $failures ServiceNotAvailable Test-AlteryxServiceState
            "$failures" | Should -Match 'worker-1'
            $nodes.Node | Should -Be ([Environment]::MachineName), 'worker-2'
            Test-AlteryxServiceState -ConfigPath $broken -Quiet -ErrorAction Ignore | Should -BeNullOrEmpty
        }

        It 'completes the names of nodes' {
            Get-Completion "Test-AlteryxServiceState -ConfigPath '$($several.Config)' -Node " | Should -Contain 'worker-2'
        }
    }
}

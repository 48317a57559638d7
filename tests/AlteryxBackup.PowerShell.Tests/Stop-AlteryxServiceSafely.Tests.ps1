Describe 'Stop-AlteryxServiceSafely' {
    BeforeAll {
        . $PSScriptRoot/Setup.ps1
        $lab = New-Lab
        $config = $lab.Config
        $WarningPreference = 'SilentlyContinue'
        $VerbosePreference = 'SilentlyContinue'
    }
    AfterAll { Stop-EveryLab }
    AfterEach { if (-not (Test-AlteryxServiceState -ConfigPath $config -Quiet)) { [void](Start-AlteryxServiceSafely -ConfigPath $config) } }

    It 'stops the service, leaves it stopped, and tells what it found' {
        $status = Stop-AlteryxServiceSafely -ConfigPath $config
        $status.PSObject.TypeNames[0] | Should -Be 'AlteryxBackup.Operations.Runbook.ServiceStatus'
        $status.ServiceName | Should -Be 'AlteryxService'
        $status.State | Should -Be 'Stopped'
        $status.WasRunning | Should -BeTrue
        $status.ConfigPath | Should -Be $config
        $status.DurationSeconds | Should -BeGreaterThan 0
        Get-LabState $lab.Path | Should -Be 'Stopped'
    }

    It 'finds a stopped one as it is wanted, and warns of it' {
        [void](Stop-AlteryxServiceSafely -ConfigPath $config)
        $status = Stop-AlteryxServiceSafely -ConfigPath $config -WarningVariable warnings
        $status.WasRunning | Should -BeFalse
        $warnings | Should -Match 'already stopped'
    }

    It 'takes the configuration from a property, and a setting as a parameter' {
        ([pscustomobject]@{ ConfigPath = $config } | Stop-AlteryxServiceSafely -MaxServiceWaitSeconds 60).State | Should -Be 'Stopped'
    }

    It 'hands on with -PassThru what came from the pipeline, without one its own state' {
        $block = [pscustomobject]@{ Path = 'D:\Set'; ConfigPath = $config }
        [object]::ReferenceEquals(($block | Stop-AlteryxServiceSafely -PassThru), $block) | Should -BeTrue
        (Stop-AlteryxServiceSafely -PassThru -ConfigPath $config).State | Should -Be 'Stopped'
    }

    It 'changes nothing with -WhatIf' {
        $before = Get-FolderSnapshot $lab.Path
        Stop-AlteryxServiceSafely -ConfigPath $config -WhatIf | Should -BeNullOrEmpty
        Get-FolderSnapshot $lab.Path | Should -Be $before
        Get-LabState $lab.Path | Should -Be 'Running'
    }

    It 'reports <Id> with what to do, and the service runs' -ForEach @(
        @{ Id = 'ServiceStopRefused'; Fault = 'RefusesStop'; Action = 'may control the service' }
        @{ Id = 'ServiceStopTimeout'; Fault = 'IgnoresStop'; Action = 'MaxServiceWaitSeconds' }
    ) {
        Set-LabSwitch $lab.Path @{ ServiceFault = $Fault }
        try { $failure = Get-Failure { Stop-AlteryxServiceSafely -ConfigPath $config -MaxServiceWaitSeconds 1 -StartRetrySeconds 1 } }
        finally { Set-LabSwitch $lab.Path @{ ServiceFault = 'None' } }
        Assert-Failure $failure $Id Stop-AlteryxServiceSafely $Action
        Get-LabState $lab.Path | Should -Be 'Running'
    }

    It 'reports a configuration that is not there, and one that is empty' {
        Assert-Failure (Get-Failure { Stop-AlteryxServiceSafely -ConfigPath "$config.not" }) ConfigurationNotFound Stop-AlteryxServiceSafely
        { Stop-AlteryxServiceSafely -ConfigPath '' } | Should -Throw -ErrorId 'UsageInvalid,*Stop*'
    }

    It 'reports a service that cannot be asked' {
        $failure = Get-Failure { Stop-AlteryxServiceSafely -ConfigPath $config -StatusCommand ([IO.Path]::Combine($lab.Path, 'no such program')) }
        Assert-Failure $failure ServiceNotAvailable Stop-AlteryxServiceSafely 'StatusCommand|commands'
    }

    It 'waits for workflows no longer than it is told and touches nothing then, unless it is told to end them' {
        Start-LabWorkflow $lab.Path 120
        Assert-Failure (Get-Failure { Stop-AlteryxServiceSafely -ConfigPath $config -MaxWorkflowWaitSeconds 1 }) WorkflowsStillRunning Stop-AlteryxServiceSafely 'ForceStopWorkflows'
        $status = Test-AlteryxServiceState -ConfigPath $config
        $status.State | Should -Be 'Running'
        $status.RunningWorkflows | Should -Match '^AlteryxEngineCmd \(\d+\)$'
        $stopped = Stop-AlteryxServiceSafely -ConfigPath $config -MaxWorkflowWaitSeconds 1 -ForceStopWorkflows
        $stopped.State | Should -Be 'Stopped'
        @($stopped.RunningWorkflows).Count | Should -Be 1
    }

    It 'tells the state before and after, what it waited for, and how long each took' {
        Start-LabWorkflow $lab.Path 3
        $status = Stop-AlteryxServiceSafely -ConfigPath $config
        $status.Node | Should -Be ([Environment]::MachineName)
        $status.Roles | Should -Contain 'Controller'
        $status.StateBefore, $status.State | Should -Be 'Running', 'Stopped'
        $status.WaitedFor | Should -Match '^AlteryxEngineCmd \(\d+\)$'
        $status.WaitSeconds | Should -BeGreaterThan 0
        $status.ServiceSeconds | Should -BeGreaterThan 0
        $status.DurationSeconds | Should -BeGreaterThan $status.WaitSeconds
    }

    It 'gives up after -TimeoutSeconds, and ends the workflows then with -Force' {
        Start-LabWorkflow $lab.Path 120
        Assert-Failure (Get-Failure { Stop-AlteryxServiceSafely -ConfigPath $config -TimeoutSeconds 1 }) WorkflowsStillRunning Stop-AlteryxServiceSafely
        Get-LabState $lab.Path | Should -Be 'Running'
        $status = Stop-AlteryxServiceSafely -ConfigPath $config -TimeoutSeconds 1 -Force -WarningVariable warnings
        $status.State | Should -Be 'Stopped'
        $warnings -match 'Ending workflow AlteryxEngineCmd' | Should -Not -BeNullOrEmpty
    }

    It 'takes one value for a limit, not two, and a sensible one' {
        { Stop-AlteryxServiceSafely -ConfigPath $config -TimeoutSeconds 5 -MaxWorkflowWaitSeconds 5 } | Should -Throw -ErrorId 'UsageInvalid,*Stop*'
        { Stop-AlteryxServiceSafely -ConfigPath $config -TimeoutSeconds 0 } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
        Get-LabState $lab.Path | Should -Be 'Running'
    }

    Context 'on several nodes' {
        BeforeAll {
            $several = New-Lab -Name 'several nodes' -Nodes 3
            $server = @{ ConfigPath = $several.Config }
            function Get-State { Get-LabNode $several.Path | ForEach-Object { Get-LabState $_ } }
        }
        AfterAll { Stop-EveryLab }
        AfterEach { [void](Start-AlteryxServiceSafely @server) }

        It 'stops every node and gives an object of each' {
            $nodes = Stop-AlteryxServiceSafely @server
            $nodes.Node | Should -Be ([Environment]::MachineName), 'worker-1', 'worker-2'
            $nodes.StateBefore | Should -Be 'Running', 'Running', 'Running'
            Get-State | Should -Be 'Stopped', 'Stopped', 'Stopped'
        }

        It 'stops those that are named by <Way>' -ForEach @(
            @{ Way = '-Node'; Run = { Stop-AlteryxServiceSafely -Node WORKER-1, worker-2 @server } }
            @{ Way = 'position'; Run = { Stop-AlteryxServiceSafely worker-1, worker-2 @server } }
            @{ Way = 'the pipeline'; Run = { 'worker-2', 'worker-1' | Stop-AlteryxServiceSafely @server } }
            @{ Way = 'a property Name'; Run = { [pscustomobject]@{ Name = 'worker-1', 'worker-2' } | Stop-AlteryxServiceSafely @server } }
            @{ Way = 'what Test-AlteryxServiceState writes'; Run = { Test-AlteryxServiceState @server | Where-Object Roles -Contains Worker | Where-Object Node -Like 'worker*' | Stop-AlteryxServiceSafely } }
            @{ Way = 'what Get-AlteryxServer writes'; Run = { (Get-AlteryxServer @server).Nodes | Where-Object IsLocal -EQ $false | Stop-AlteryxServiceSafely @server } }
        ) {
            (& $Run).Node | Should -Be 'worker-1', 'worker-2'
            Get-State | Should -Be 'Running', 'Stopped', 'Stopped'
        }

        It 'hands on with -PassThru each object that came' {
            $given = Test-AlteryxServiceState worker-1, worker-2 @server
            $handedOn = @($given | Stop-AlteryxServiceSafely -PassThru)
            $handedOn.Count | Should -Be 2
            [object]::ReferenceEquals($handedOn[1], $given[1]) | Should -BeTrue
        }

        It 'names what it would stop with -WhatIf, and touches nothing' {
            $before = Get-FolderSnapshot $several.Path
            Stop-AlteryxServiceSafely worker-2 -WhatIf @server | Should -BeNullOrEmpty
            Get-FolderSnapshot $several.Path | Should -Be $before
        }

        It 'reports a node that is none, naming those that are, and touches nothing' {
            $failure = Get-Failure { Stop-AlteryxServiceSafely worker-1, worker-9 @server }
            Assert-Failure $failure NodeUnknown Stop-AlteryxServiceSafely
            "$failure" | Should -Match "'worker-9' is no node.*worker-1, worker-2"
            Get-State | Should -Be 'Running', 'Running', 'Running'
        }

        It 'never takes a name that is not there for all of them: <Way>' -ForEach @(
            @{ Way = 'a variable that is not set'; Run = { Stop-AlteryxServiceSafely -Node $null @server } }
            @{ Way = 'an empty list'; Run = { Stop-AlteryxServiceSafely -Node @() @server } }
            @{ Way = 'an object without a name'; Run = { [pscustomobject]@{ Node = $null } | Stop-AlteryxServiceSafely @server } }
        ) {
            Assert-Failure (Get-Failure $Run) UsageInvalid Stop-AlteryxServiceSafely 'leave -Node out'
            Get-State | Should -Be 'Running', 'Running', 'Running'
        }

        It 'puts back what it had stopped when a node refuses' {
            $refusing = @(Get-LabNode $several.Path)[0]
            Set-LabSwitch $refusing @{ ServiceFault = 'RefusesStop' }
            try { $failure = Get-Failure { Stop-AlteryxServiceSafely @server -StartRetrySeconds 1 } } finally { Set-LabSwitch $refusing @{ ServiceFault = 'None' } }
            Assert-Failure $failure ServiceStopRefused Stop-AlteryxServiceSafely
            Get-State | Should -Be 'Running', 'Running', 'Running'
        }

        It 'feeds one dump, not one for each node' {
            $dump = @(Stop-AlteryxServiceSafely @server | Backup-AlteryxDatabase -Path (Get-NewFolder) -ConfigPath $several.Config)
            $dump.Count | Should -Be 1
        }

        It 'completes the names of nodes' {
            Get-Completion "Stop-AlteryxServiceSafely -ConfigPath '$($several.Config)' -Node w" | Should -Be 'worker-1', 'worker-2'
            Get-Completion "Stop-AlteryxServiceSafely -ConfigPath '$($several.Config).not' -Node w" | Should -Not -Contain 'worker-1'
        }
    }
}

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
}

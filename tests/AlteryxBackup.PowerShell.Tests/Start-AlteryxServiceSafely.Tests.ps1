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

    It 'tells the state before and after, and how long the service took' {
        $status = Start-AlteryxServiceSafely -ConfigPath $config
        $status.StateBefore, $status.State | Should -Be 'Stopped', 'Running'
        $status.ServiceSeconds | Should -BeGreaterThan 0
        (Start-AlteryxServiceSafely -ConfigPath $config).ServiceSeconds | Should -Be 0
    }

    It 'gives up after -TimeoutSeconds' {
        Set-LabSwitch $lab.Path @{ ServiceFault = 'DoesNotStart' }
        try { $failure = Get-Failure { Start-AlteryxServiceSafely -ConfigPath $config -TimeoutSeconds 1 -StartRetrySeconds 1 } }
        finally { Set-LabSwitch $lab.Path @{ ServiceFault = 'None' } }
        Assert-Failure $failure ServiceNotRestarted Start-AlteryxServiceSafely
        { Start-AlteryxServiceSafely -ConfigPath $config -TimeoutSeconds 5 -MaxServiceWaitSeconds 5 } | Should -Throw -ErrorId 'UsageInvalid,*Start*'
    }

    Context 'on several nodes' {
        BeforeAll {
            $several = New-Lab -Name 'several nodes' -Nodes 3 -Stopped
            $server = @{ ConfigPath = $several.Config }
            function Get-State { Get-LabNode $several.Path | ForEach-Object { Get-LabState $_ } }
        }
        AfterAll { Stop-EveryLab }
        BeforeEach { [void](Stop-AlteryxServiceSafely @server) }

        It 'starts every node and gives an object of each' {
            $nodes = Start-AlteryxServiceSafely @server
            $nodes.Node | Should -Be ([Environment]::MachineName), 'worker-1', 'worker-2'
            $nodes.State | Should -Be 'Running', 'Running', 'Running'
            Get-State | Should -Be 'Running', 'Running', 'Running'
        }

        It 'starts those that are named by <Way>' -ForEach @(
            @{ Way = '-Node'; Run = { Start-AlteryxServiceSafely -Node worker-2 @server } }
            @{ Way = 'the pipeline'; Run = { 'worker-2' | Start-AlteryxServiceSafely @server } }
            @{ Way = 'what Test-AlteryxServiceState writes'; Run = { Test-AlteryxServiceState @server | Where-Object Node -EQ worker-2 | Start-AlteryxServiceSafely } }
        ) {
            (& $Run).Node | Should -Be 'worker-2'
            Get-State | Should -Be 'Stopped', 'Stopped', 'Running'
        }

        It 'puts back what Stop-AlteryxServiceSafely found running, and nothing else' {
            [void](Start-AlteryxServiceSafely worker-1 @server)
            $stopped = Stop-AlteryxServiceSafely @server
            [void]($stopped | Where-Object WasRunning | Start-AlteryxServiceSafely)
            Get-State | Should -Be 'Stopped', 'Running', 'Stopped'
        }

        It 'tries every node, and names the one that does not come up' {
            $faulty = @(Get-LabNode $several.Path)[1]
            Set-LabSwitch $faulty @{ ServiceFault = 'DoesNotStart' }
            try { $failure = Get-Failure { Start-AlteryxServiceSafely @server -TimeoutSeconds 2 -StartRetrySeconds 1 } } finally { Set-LabSwitch $faulty @{ ServiceFault = 'None' } }
            Assert-Failure $failure ServiceNotRestarted Start-AlteryxServiceSafely
            "$failure" | Should -Match 'worker-1'
            Get-State | Should -Be 'Running', 'Stopped', 'Running'
        }

        It 'reports a node that is none, also with -WhatIf' {
            Assert-Failure (Get-Failure { Start-AlteryxServiceSafely worker-9 @server }) NodeUnknown Start-AlteryxServiceSafely
            Assert-Failure (Get-Failure { Start-AlteryxServiceSafely worker-9 -WhatIf @server }) NodeUnknown Start-AlteryxServiceSafely
            Get-State | Should -Be 'Stopped', 'Stopped', 'Stopped'
        }

        It 'completes the names of nodes' {
            Get-Completion "Start-AlteryxServiceSafely -ConfigPath '$($several.Config)' -Node worker-2" | Should -Be 'worker-2'
        }
    }
}

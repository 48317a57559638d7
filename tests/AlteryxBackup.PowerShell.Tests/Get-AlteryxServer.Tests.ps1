Describe 'Get-AlteryxServer' {
    BeforeAll {
        . $PSScriptRoot/Setup.ps1
        $lab = New-Lab -Stopped
        $config = $lab.Config
    }
    AfterAll { Stop-EveryLab }

    It 'tells what is installed, and changes nothing' {
        $before = Get-FolderSnapshot $lab.Path
        $server = Get-AlteryxServer -ConfigPath $config -WarningAction Ignore
        $server.PSObject.TypeNames[0] | Should -Be 'AlteryxBackup.Server.AlteryxServer'
        $server.Version | Should -Be '2023.1.1.247'
        $server.IsController | Should -BeTrue
        $server.Database.Type | Should -Be 'Embedded'
        $server.Database.Because | Should -Not -BeNullOrEmpty
        $server.EmbeddedDataDirectory, $server.ServiceExecutable | Should -Exist
        Get-FolderSnapshot $lab.Path | Should -Be $before
    }

    It 'takes configurations from properties, and goes on after one that fails' {
        $servers = [pscustomobject]@{ ConfigPath = "$config.not" }, [pscustomobject]@{ ConfigPath = $config } | Get-AlteryxServer -WarningAction Ignore -ErrorVariable failures -ErrorAction SilentlyContinue
        Assert-Failure $failures ConfigurationNotFound Get-AlteryxServer
        @($servers).Count | Should -Be 1
    }

    It 'takes settings as parameters' {
        (Get-AlteryxServer -ConfigPath $config -MongoDBType self-managed -WarningAction Ignore).Database.Type | Should -Be 'SelfManaged'
    }

    It 'reports settings that are not there, with what to do' {
        Assert-Failure (Get-Failure { Get-AlteryxServer -ConfigPath $config -AlteryxDataPath (Get-NewFolder) }) ServerSettingsUnreadable Get-AlteryxServer 'AlteryxDataPath'
    }

    It 'completes the kind of database' {
        Get-Completion 'Get-AlteryxServer -MongoDBType s' | Should -Be 'self-managed'
    }

    It 'names the nodes, this machine first' {
        $several = New-Lab -Name 'several nodes' -Nodes 3 -Stopped
        $nodes = (Get-AlteryxServer -ConfigPath $several.Config -WarningAction Ignore).Nodes
        $nodes.Name | Should -Be ([Environment]::MachineName), 'worker-1', 'worker-2'
        $nodes[1].Roles | Should -Be 'Worker'
    }
}

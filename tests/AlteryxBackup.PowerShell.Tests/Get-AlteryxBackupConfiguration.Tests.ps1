Describe 'Get-AlteryxBackupConfiguration' {
    BeforeAll {
        . $PSScriptRoot/Setup.ps1
        # A file alone: neither server nor lab is needed.
        $config = [IO.Path]::Combine($TestDrive, 'my configuration.json')
        [IO.File]::WriteAllText($config, '{ "BackupConfiguration": { "RetentionDays": { "Full": 77 } } }')
    }

    It 'shows each setting with its value and where that comes from' {
        $settings = Get-AlteryxBackupConfiguration -ConfigPath $config
        $settings.Count | Should -BeGreaterThan 50
        $settings[0].PSObject.TypeNames[0] | Should -Be 'AlteryxBackup.PowerShell.ConfigurationSetting'
        ($settings | Where-Object Name -EQ 'BackupConfiguration.RetentionDays.Full').Value | Should -Be 77
        $settings.Origin | Sort-Object -Unique | Should -Be 'Default', 'File'
    }

    It 'takes names by position, with wildcards, in any case, several' {
        (Get-AlteryxBackupConfiguration *retentiondays.f* -ConfigPath $config).Value | Should -Be 77
        (Get-AlteryxBackupConfiguration -Name *.Full, *.DefaultBackupMode -ConfigPath $config).Count | Should -BeGreaterThan 1
        Get-AlteryxBackupConfiguration NoSuchThing -ConfigPath $config | Should -BeNullOrEmpty
    }

    It 'lets a parameter win over the file, and says so' {
        $setting = Get-AlteryxBackupConfiguration *RetentionDays.Full -ConfigPath $config -RetentionDaysFull 5
        $setting.Value, $setting.Origin | Should -Be 5, 'Parameter'
    }

    It 'takes the file from a property, and a relative one from the session''s location' {
        ([pscustomobject]@{ ConfigPath = $config } | Get-AlteryxBackupConfiguration *RetentionDays.Full).Value | Should -Be 77
        Push-Location -LiteralPath $TestDrive
        try { (Get-AlteryxBackupConfiguration *RetentionDays.Full -ConfigPath 'my configuration.json').Value | Should -Be 77 }
        finally { Pop-Location }
    }

    It 'gives lists as lists and masks passwords' {
        $setting = Get-AlteryxBackupConfiguration *NetworkBackupPaths -ConfigPath $config -NetworkBackupPaths "$TestDrive/a", "$TestDrive/b"
        @($setting.Value).Count | Should -Be 2
        $secret = Get-AlteryxBackupConfiguration *SelfManagedMongoDB.ConnectionString -ConfigPath $config -SelfManagedMongoDBConnectionString 'mongodb://me:Planted1@db/x'
        $secret.Value | Should -Not -Match 'Planted1'
    }

    It 'tells with -Verbose which file was read' {
        Get-AlteryxBackupConfiguration *Full -ConfigPath $config -Verbose 4>&1 | Where-Object { $_ -is [Management.Automation.VerboseRecord] } | Should -Match 'my configuration\.json'
    }

    It 'reports <Id> with what to do' -ForEach @(
        @{ Id = 'ConfigurationNotFound'; Run = { Get-AlteryxBackupConfiguration -ConfigPath "$config.not" } }
        @{ Id = 'ConfigurationInvalid'; Run = { Get-AlteryxBackupConfiguration -ConfigPath $config -RetentionDaysFull -1 } }
    ) {
        Assert-Failure (Get-Failure $Run) $Id Get-AlteryxBackupConfiguration
    }

    It 'completes names by what stands anywhere in them' {
        Get-Completion 'Get-AlteryxBackupConfiguration Retention' | Should -Contain 'BackupConfiguration.RetentionDays.Full'
    }
}

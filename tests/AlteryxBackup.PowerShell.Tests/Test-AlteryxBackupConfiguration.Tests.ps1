Describe 'Test-AlteryxBackupConfiguration' {
    BeforeAll {
        . $PSScriptRoot/Setup.ps1
        $lab = New-Lab -Stopped
        $faulty = [IO.Path]::Combine($TestDrive, 'faulty.json')
        [IO.File]::WriteAllText($faulty, '{ "BackupConfiguration": { "RetentionDays": { "Full": -1 }, "NoSuchKey": 1 }, "ArchiveConfiguration": { "CompressionLevel": "Squeeze" } }')
    }
    AfterAll { Stop-EveryLab }

    It 'finds a good file valid and changes nothing' {
        $before = Get-FolderSnapshot $TestDrive
        $test = Test-AlteryxBackupConfiguration -ConfigPath $lab.Config
        $test.PSObject.TypeNames[0] | Should -Be 'AlteryxBackup.Configuration.ConfigurationTest'
        $test.Valid | Should -BeTrue
        $test.Faults.Count | Should -Be 0
        $test.Source | Should -Match ([regex]::Escape($lab.Config))
        Get-FolderSnapshot $TestDrive | Should -Be $before
    }

    It 'finds all faults at once, as findings and not as errors' {
        $test = Test-AlteryxBackupConfiguration -ConfigPath $faulty -ErrorAction Stop
        $test.Valid | Should -BeFalse
        $test.Faults.Path | Should -Contain 'BackupConfiguration.RetentionDays.Full'
        $test.Faults.Path | Should -Contain 'ArchiveConfiguration.CompressionLevel'
        $test.Faults.Problem | Should -Not -BeNullOrEmpty
        "$($test.Faults) $($test.Warnings)" | Should -Match 'NoSuchKey'
    }

    It 'takes files from the pipeline, and says true or false with -Quiet' {
        [pscustomobject]@{ ConfigPath = $lab.Config }, [pscustomobject]@{ ConfigPath = $faulty } | Test-AlteryxBackupConfiguration -Quiet | Should -Be $true, $false
    }

    It 'tests parameters with the file' {
        (Test-AlteryxBackupConfiguration -ConfigPath $lab.Config -CompressionLevel Squeeze).Faults.Path | Should -Be 'ArchiveConfiguration.CompressionLevel'
    }

    It 'finds a file that is no JSON' {
        [IO.File]::WriteAllText("$TestDrive/text.json", '{ "BackupConfiguration": ')
        $test = Test-AlteryxBackupConfiguration -ConfigPath "$TestDrive/text.json"
        $test.Valid | Should -BeFalse
    }

    It 'reports a file that is not there, also with -Quiet' {
        Assert-Failure (Get-Failure { Test-AlteryxBackupConfiguration -ConfigPath "$faulty.not" -Quiet }) ConfigurationNotFound Test-AlteryxBackupConfiguration
    }

    It 'completes choices' {
        Get-Completion 'Test-AlteryxBackupConfiguration -CompressionLevel No' | Should -Be 'NoCompression'
    }
}

Describe 'New-AlteryxBackupManifest' {
    BeforeAll {
        . $PSScriptRoot/Setup.ps1
        $lab = New-Lab -Stopped
        $given = @{ ConfigPath = $lab.Config; WarningAction = 'Ignore' }
        $files = Get-NewFolder
        [void](Backup-AlteryxCriticalFile $files @given)
    }
    AfterAll { Stop-EveryLab }

    It 'tells what the parts make' {
        $manifest = New-AlteryxBackupManifest $files @given
        $manifest.PSObject.TypeNames[0] | Should -Be 'AlteryxBackup.Operations.Runbook.SetManifest'
        $manifest.Path, $manifest.ConfigPath | Should -Be $files, $lab.Config
        $manifest.BackupMode | Should -Be 'ConfigOnly'
        $manifest.ManifestPath | Should -Be ([IO.Path]::Combine($files, 'BackupManifest.json'))
        $manifest.FileCount | Should -BeGreaterThan 0
        $written = Get-Content -LiteralPath $manifest.ManifestPath -Raw | ConvertFrom-Json
        $written.BackupMetadata.BackupMode | Should -Be 'ConfigOnly'
        $written.BackedUpFiles.Count | Should -Be $manifest.FileCount
    }

    It 'finds out the mode of the <Mode> set' -ForEach @(
        @{ Mode = 'DatabaseOnly'; Make = { Backup-AlteryxDatabase $set @given } }
        @{ Mode = 'Full'; Make = { Backup-AlteryxDatabase $set @given | Backup-AlteryxCriticalFile @given } }
    ) {
        $set = Get-NewFolder
        (& $Make | New-AlteryxBackupManifest @given).BackupMode | Should -Be $Mode
    }

    It 'takes the set from <Way>' -ForEach @(
        @{ Way = 'its name'; Run = { New-AlteryxBackupManifest -Path $files @given } }
        @{ Way = 'a property, with the configuration'; Run = { [pscustomobject]@{ Path = $files; ConfigPath = $lab.Config } | New-AlteryxBackupManifest -WarningAction Ignore } }
        @{ Way = 'the block before'; Run = { Backup-AlteryxCriticalFile $files @given | New-AlteryxBackupManifest @given } }
    ) {
        (& $Run).Path | Should -Be $files
    }

    It 'makes nothing with -WhatIf' {
        $before = Get-FolderSnapshot $TestDrive
        New-AlteryxBackupManifest $files -WhatIf @given | Should -BeNullOrEmpty
        Get-FolderSnapshot $TestDrive | Should -Be $before
    }

    It 'reports <Id> with what to do' -ForEach @(
        @{ Id = 'BackupSetInvalid'; Run = { New-AlteryxBackupManifest (Get-NewFolder) @given } }
        @{ Id = 'BackupSetInvalid'; Run = { New-AlteryxBackupManifest $lab.Path @given } }
        @{ Id = 'ConfigurationNotFound'; Run = { New-AlteryxBackupManifest $files -ConfigPath "$($lab.Config).not" } }
    ) {
        Assert-Failure (Get-Failure $Run) $Id New-AlteryxBackupManifest
    }
}

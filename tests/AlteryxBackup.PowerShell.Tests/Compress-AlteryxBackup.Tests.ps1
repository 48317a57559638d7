Describe 'Compress-AlteryxBackup' {
    BeforeAll {
        . $PSScriptRoot/Setup.ps1
        $lab = New-Lab -Stopped
        $given = @{ ConfigPath = $lab.Config; WarningAction = 'Ignore' }
        $set = Get-NewFolder
        [void](Backup-AlteryxCriticalFile $set @given | New-AlteryxBackupManifest @given)
    }
    AfterAll { Stop-EveryLab }

    It 'makes a verified archive with its files beside it, and leaves the set as it is' {
        $before = Get-FolderSnapshot $set
        $made = Compress-AlteryxBackup $set (Get-NewFolder) @given
        $made.PSObject.TypeNames[0] | Should -Be 'AlteryxBackup.Operations.Runbook.CompressedBackup'
        $made.SetPath, $made.ConfigPath, $made.BackupMode, $made.Verified | Should -Be $set, $lab.Config, 'ConfigOnly', $true
        $made.SizeBytes | Should -Be (Get-Item -LiteralPath $made.Path).Length
        $made.Sha256 | Should -Be (Get-FileHash -LiteralPath $made.Path).Hash
        $made.EntryCount | Should -Be @(Get-EntryName $made.Path).Count
        "$($made.Path).manifest.json", "$($made.Path).sha256" | Should -Exist
        Get-FolderSnapshot $set | Should -Be $before
    }

    It 'takes the set from <Way>' -ForEach @(
        @{ Way = 'its name'; Run = { Compress-AlteryxBackup -Path $set -DestinationPath $to @given } }
        @{ Way = 'a property, with the configuration'; Run = { [pscustomobject]@{ Path = $set; ConfigPath = $lab.Config } | Compress-AlteryxBackup -DestinationPath $to -WarningAction Ignore } }
        @{ Way = 'the manifest''s block'; Run = { New-AlteryxBackupManifest $set @given | Compress-AlteryxBackup -DestinationPath $to @given } }
        @{ Way = 'its position, into the folder of the configuration'; Run = { Compress-AlteryxBackup $set -LocalBackupPath $to @given } }
    ) {
        $to = Get-NewFolder
        $made = & $Run
        [IO.Path]::GetDirectoryName($made.Path) | Should -Be $to
    }

    It 'takes a whole path, with brackets in it, and hands it on to verification, listing and copying' {
        $whole = [IO.Path]::Combine((Get-NewFolder), 'before [the] change.zip')
        $made = Compress-AlteryxBackup $set $whole @given
        $made.Path | Should -Be $whole
        $made | Test-AlteryxBackupIntegrity -Quiet | Should -BeTrue
        ($made | Get-AlteryxBackup).Good | Should -BeTrue
        $to = Get-NewFolder
        [void](New-Item -ItemType Directory -Path $to)
        $copied = $made | Copy-AlteryxBackup -Destination $to @given
        $copied.Copies.Succeeded | Should -BeTrue
        $copied.Copies | Test-AlteryxBackupIntegrity -Quiet | Should -BeTrue
        ($copied | Get-AlteryxBackup).ArchivePath | Should -Be $whole
    }

    It 'makes nothing with -WhatIf' {
        $before = Get-FolderSnapshot $TestDrive
        Compress-AlteryxBackup $set -WhatIf @given | Should -BeNullOrEmpty
        Get-FolderSnapshot $TestDrive | Should -Be $before
    }

    It 'reports <Id> with what to do' -ForEach @(
        @{ Id = 'BackupSetInvalid'; Run = { Compress-AlteryxBackup (Get-NewFolder) @given } }
        @{ Id = 'ArchiveExists'; Run = { $once = "$(Get-NewFolder)/once.zip"; [void](Compress-AlteryxBackup $set $once @given); Compress-AlteryxBackup $set $once @given } }
        @{ Id = 'ConfigurationNotFound'; Run = { Compress-AlteryxBackup $set -ConfigPath "$($lab.Config).not" } }
    ) {
        Assert-Failure (Get-Failure $Run) $Id Compress-AlteryxBackup
    }

    It 'completes how hard to compress' {
        Get-Completion 'Compress-AlteryxBackup -CompressionLevel ' | Should -Contain 'NoCompression'
    }
}

Describe 'A runbook of building blocks' {
    BeforeAll {
        . $PSScriptRoot/Setup.ps1
        $lab = New-Lab
        $given = @{ ConfigPath = $lab.Config; WarningAction = 'Ignore'; ErrorAction = 'Stop' }
        $whole = New-Archive $lab (Get-AlteryxBackupConfiguration -Name *LocalBackupPath -ConfigPath $lab.Config).Value Full

        # Every entry with its checksum; the few that tell of the run's own times and name, and of processes as they were, by name alone.
        function Get-Content256 {
            param([string]$Archive)
            $ownTimes = 'BackupManifest.json', 'SHA256SUMS', 'RESTORE.txt', 'Metadata/ServerMetadata.json'
            $zip = [IO.Compression.ZipFile]::OpenRead($Archive)
            try {
                foreach ($entry in $zip.Entries) {
                    $stream = $entry.Open()
                    try { if ($entry.FullName -in $ownTimes) { $entry.FullName } else { "$($entry.FullName) $((Get-FileHash -InputStream $stream).Hash)" } }
                    finally { $stream.Dispose() }
                }
            }
            finally { $zip.Dispose() }
        }

        # What the manifest says of the server; exported settings bear the time of their export.
        function Get-ManifestFact {
            param([string]$Archive)
            $manifest = (Get-AlteryxBackup -LiteralPath $Archive -Detailed).Manifest
            foreach ($section in 'SystemInformation', 'MongoDBInformation', 'BackedUpFiles', 'ControllerSettings', 'ConfigurationSnapshot', 'EncryptionKeyWarning') {
                $value = $manifest.$section
                if ($section -eq 'BackedUpFiles') { $value = @($value | Where-Object { "$_" -notmatch '(ControllerToken|MongoPasswords)\.txt' }) }
                "$section " + ($value | ConvertTo-Json -Depth 8 -Compress)
            }
        }
    }
    AfterAll { Stop-EveryLab }

    It 'ends in the archive that Invoke-AlteryxBackup makes: <Way>' -ForEach @(
        @{
            Way = 'block by block, each with its configuration'
            Run = {
                Stop-AlteryxServiceSafely @given | Backup-AlteryxDatabase -Path $set @given | Out-Null
                Start-AlteryxServiceSafely @given | Out-Null
                Backup-AlteryxCriticalFile $set @given | Export-AlteryxControllerSetting @given | New-AlteryxBackupManifest @given | Compress-AlteryxBackup -DestinationPath $to @given
            }
        }
        @{
            Way = 'in one pipeline that hands the configuration on'
            Run = {
                Stop-AlteryxServiceSafely @given | Backup-AlteryxDatabase -Path $set -WarningAction Ignore | Start-AlteryxServiceSafely -PassThru |
                    Backup-AlteryxCriticalFile -WarningAction Ignore | Export-AlteryxControllerSetting -WarningAction Ignore | New-AlteryxBackupManifest -WarningAction Ignore |
                    Compress-AlteryxBackup -DestinationPath $to -WarningAction Ignore
            }
        }
    ) {
        $set, $to = (Get-NewFolder), (Get-NewFolder)
        $made = & $Run
        $made.BackupMode, $made.Verified | Should -Be 'Full', $true
        Get-Content256 $made.Path | Should -Be (Get-Content256 $whole)
        Get-ManifestFact $made.Path | Should -Be (Get-ManifestFact $whole)
        $made | Test-AlteryxBackupIntegrity -Quiet | Should -BeTrue
        Get-LabState $lab.Path | Should -Be 'Running'
    }

    It 'changes nothing under $WhatIfPreference' {
        $before = Get-FolderSnapshot $TestDrive
        $WhatIfPreference = $true
        $set = Get-NewFolder
        Stop-AlteryxServiceSafely @given | Backup-AlteryxDatabase -Path $set @given | Start-AlteryxServiceSafely @given
        Backup-AlteryxCriticalFile $set @given | Export-AlteryxControllerSetting @given | New-AlteryxBackupManifest @given | Compress-AlteryxBackup @given
        $WhatIfPreference = $false
        Get-FolderSnapshot $TestDrive | Should -Be $before
        Get-LabState $lab.Path | Should -Be 'Running'
    }
}

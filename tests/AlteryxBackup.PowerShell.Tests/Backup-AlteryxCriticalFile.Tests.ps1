Describe 'Backup-AlteryxCriticalFile' {
    BeforeAll {
        . $PSScriptRoot/Setup.ps1
        $lab = New-Lab -Stopped
        $given = @{ ConfigPath = $lab.Config; WarningAction = 'Ignore' }
    }
    AfterAll { Stop-EveryLab }

    It 'copies settings, keys and configuration files into the set and tells what it holds' {
        $set = Get-NewFolder
        $part = Backup-AlteryxCriticalFile $set @given
        $part.PSObject.TypeNames[0] | Should -Be 'AlteryxBackup.Operations.Runbook.CriticalFiles'
        $part.Path, $part.ConfigPath | Should -Be $set, $lab.Config
        $files = Get-ChildItem -LiteralPath "$set/Config" -Recurse -File
        $part.FileCount, $part.SizeBytes | Should -Be $files.Count, ($files | Measure-Object -Property Length -Sum).Sum
        $part.MetadataIncluded | Should -BeTrue
        "$set/Config/RuntimeSettings.xml", "$set/Metadata/ServerMetadata.json", "$set/files.part.json" | Should -Exist
    }

    It 'takes the set from <Way>' -ForEach @(
        @{ Way = 'its name'; Run = { Backup-AlteryxCriticalFile -Path $set @given } }
        @{ Way = 'a property, with the configuration'; Run = { [pscustomobject]@{ Path = $set; ConfigPath = $lab.Config } | Backup-AlteryxCriticalFile -WarningAction Ignore } }
        @{ Way = 'Backup-AlteryxDatabase, which handed it on'; Run = { Backup-AlteryxDatabase $set @given | Backup-AlteryxCriticalFile @given } }
    ) {
        $set = Get-NewFolder
        (& $Run).Path | Should -Be $set
        "$set/files.part.json" | Should -Exist
    }

    It 'leaves keys and metadata out when it is told so' {
        $set = Get-NewFolder
        (Backup-AlteryxCriticalFile $set -BackupKeys $false -IncludeMetadata $false @given).MetadataIncluded | Should -BeFalse
        "$set/Config/Keys", "$set/Metadata" | Should -Not -Exist
    }

    It 'makes nothing with -WhatIf' {
        $before = Get-FolderSnapshot $TestDrive
        Backup-AlteryxCriticalFile (Get-NewFolder) -WhatIf @given | Should -BeNullOrEmpty
        Get-FolderSnapshot $TestDrive | Should -Be $before
    }

    It 'reports <Id> with what to do' -ForEach @(
        @{ Id = 'ServerSettingsUnreadable'; Run = { Backup-AlteryxCriticalFile (Get-NewFolder) -AlteryxDataPath (Get-NewFolder) @given } }
        @{ Id = 'ConfigurationNotFound'; Run = { Backup-AlteryxCriticalFile (Get-NewFolder) -ConfigPath "$($lab.Config).not" } }
        @{ Id = 'BackupSetInvalid'; Run = { Backup-AlteryxCriticalFile $lab.Path @given } }
    ) {
        Assert-Failure (Get-Failure $Run) $Id Backup-AlteryxCriticalFile
    }

    It 'copies the files of each node that can be reached, and warns of one that cannot' {
        $several = New-Lab -Name 'several nodes' -Nodes 3 -Stopped
        $data = (Get-Content -LiteralPath $several.Config -Raw | ConvertFrom-Json).ServerConfiguration.Nodes[1].FilesPath
        Rename-Item -LiteralPath $data -NewName Away
        $set = Get-NewFolder
        $part = Backup-AlteryxCriticalFile $set -ConfigPath $several.Config -WarningVariable warnings -WarningAction SilentlyContinue
        "$set/Nodes/worker-1/Config/RuntimeSettings.xml" | Should -Exist
        "$set/Nodes/worker-2" | Should -Not -Exist
        $part.FileCount | Should -Be (Get-ChildItem -LiteralPath "$set/Config", "$set/Nodes" -Recurse -File).Count
        $warnings -match 'files of node worker-2' | Should -Not -BeNullOrEmpty
    }
}

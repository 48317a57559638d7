Describe 'Backup-AlteryxDatabase' {
    BeforeAll {
        . $PSScriptRoot/Setup.ps1
        $lab = New-Lab -Stopped
        $given = @{ ConfigPath = $lab.Config; WarningAction = 'Ignore' }
    }
    AfterAll { Stop-EveryLab }

    It 'puts a proved dump into the set and tells what it holds' {
        $set = Get-NewFolder
        $part = Backup-AlteryxDatabase $set @given
        $part.PSObject.TypeNames[0] | Should -Be 'AlteryxBackup.Operations.Runbook.DatabaseBackup'
        $part.Path | Should -Be $set
        $part.ConfigPath | Should -Be $lab.Config
        $part.DatabaseCount, $part.CollectionCount | Should -Be 3, 17
        $part.DocumentCount | Should -BeGreaterThan 0
        $part.SizeBytes | Should -Be (Get-ChildItem -LiteralPath "$set/MongoDB" -Recurse -File | Measure-Object -Property Length -Sum).Sum
        $part.StartedAt.Offset | Should -Be ([timespan]::Zero)
        "$set/database.part.json" | Should -Exist
    }

    It 'takes the set from <Way>' -ForEach @(
        @{ Way = 'its name'; Run = { Backup-AlteryxDatabase -Path $set @given } }
        @{ Way = 'a property, with the configuration'; Run = { [pscustomobject]@{ Path = $set; ConfigPath = $lab.Config } | Backup-AlteryxDatabase -WarningAction Ignore } }
        @{ Way = 'its position, behind another block'; Run = { [pscustomobject]@{ State = 'Stopped' } | Backup-AlteryxDatabase $set @given } }
        @{ Way = 'a folder name with brackets'; Set = 'set [1]'; Run = { Backup-AlteryxDatabase $set @given } }
    ) {
        $set = if ($Set) { [IO.Path]::Combine($TestDrive, $Set) } else { Get-NewFolder }
        (& $Run).Path | Should -Be $set
        [IO.File]::Exists("$set/database.part.json") | Should -BeTrue
    }

    It 'makes nothing with -WhatIf' {
        $before = Get-FolderSnapshot $TestDrive
        Backup-AlteryxDatabase (Get-NewFolder) -WhatIf @given | Should -BeNullOrEmpty
        Get-FolderSnapshot $TestDrive | Should -Be $before
    }

    It 'reports <Id> with what to do' -ForEach @(
        @{ Id = 'DumpFailed'; Fault = 'FailsWithExitOne' }
        @{ Id = 'DumpNotProved'; Fault = 'CutsFileInsideDocument' }
        @{ Id = 'DumpTimeout'; Fault = 'Hangs'; Parameters = @{ MaxDumpSeconds = 1 } }
    ) {
        $set = Get-NewFolder
        $limits = if ($Parameters) { $Parameters } else { @{} }
        Set-LabSwitch $lab.Path @{ DumpFault = $Fault }
        try { $failure = Get-Failure { Backup-AlteryxDatabase $set @given @limits } }
        finally { Set-LabSwitch $lab.Path @{ DumpFault = 'None' } }
        Assert-Failure $failure $Id Backup-AlteryxDatabase
        "$set/MongoDB" | Should -Not -Exist
    }

    It 'leaves a folder of somebody else alone' {
        $folder = Get-NewFolder
        [void](New-Item -ItemType Directory -Path $folder)
        [IO.File]::WriteAllText("$folder/mine.txt", 'mine')
        Assert-Failure (Get-Failure { Backup-AlteryxDatabase $folder @given }) BackupSetInvalid Backup-AlteryxDatabase "doesn't exist yet"
        (Get-ChildItem -LiteralPath $folder).Name | Should -Be 'mine.txt'
    }

    It 'wants the service stopped, and a set named' {
        [void](Invoke-LabCommand start $lab.Path)
        try { Assert-Failure (Get-Failure { Backup-AlteryxDatabase (Get-NewFolder) @given }) ServiceNotStopped Backup-AlteryxDatabase 'Stop-AlteryxServiceSafely' }
        finally { [void](Invoke-LabCommand stop $lab.Path) }
        { Backup-AlteryxDatabase -Path '' } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
    }

    It 'completes the kind of database' {
        Get-Completion 'Backup-AlteryxDatabase -MongoDBType e' | Should -Be 'embedded'
    }
}

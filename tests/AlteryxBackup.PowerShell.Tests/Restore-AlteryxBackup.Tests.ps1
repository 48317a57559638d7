Describe 'Restore-AlteryxBackup' {
    BeforeAll {
        . $PSScriptRoot/Setup.ps1
        $lab = New-Lab
        $archive = New-Archive $lab (Get-AlteryxBackupConfiguration -Name *LocalBackupPath -ConfigPath $lab.Config).Value 'Full'
        $alias = (Get-ChildItem -LiteralPath $lab.Path -Recurse -File -Filter SystemAlias.xml | Select-Object -First 1).FullName
        $good = [IO.File]::ReadAllText($alias)
    }
    BeforeEach { [IO.File]::WriteAllText($alias, '<changed/>') }
    AfterAll { Stop-EveryLab }

    It 'brings everything back' {
        $result = Get-AlteryxBackup -Latest -BackupMode Full -ConfigPath $lab.Config | Restore-AlteryxBackup -ConfigPath $lab.Config -Force -WarningAction Ignore
        $result.PSObject.TypeNames[0] | Should -Be 'AlteryxBackup.Operations.Restore.RestoreResult'
        $result.Status | Should -Be 'Success'
        $result.State | Should -Be 'Restored'
        $result.DocumentCount | Should -BeGreaterThan 0
        $result.ArchivePath | Should -Be $archive
        [IO.File]::ReadAllText($alias) | Should -Be $good
        Get-LabState $lab.Path | Should -Be 'Running'
    }

    It 'brings a single file back and keeps the one that was there' {
        $result = Restore-AlteryxBackup -ConfigPath $lab.Config -File SystemAlias.xml -KeepPrevious -Confirm:$false -WarningAction Ignore
        $result.FilesWritten | Should -Be 1
        [IO.File]::ReadAllText($alias) | Should -Be $good
        [IO.File]::ReadAllText([IO.Path]::Combine($result.PreviousPaths[0], 'Engine', 'SystemAlias.xml')) | Should -Be '<changed/>'
        Remove-Item -LiteralPath $result.PreviousPaths[0] -Recurse
    }

    It 'writes the plan and changes nothing with -WhatIf' {
        $before = Get-FolderSnapshot $lab.Path
        $plan = Restore-AlteryxBackup $archive -ConfigPath $lab.Config -WhatIf
        $plan.PSObject.TypeNames[0] | Should -Be 'AlteryxBackup.Operations.Restore.RestorePlan'
        $plan.Steps.Name | Should -Contain 'CountDatabase'
        ($plan.Files | Where-Object TargetPath -EQ $alias).Action | Should -Be 'Overwrite'
        Get-FolderSnapshot $lab.Path | Should -Be $before
    }

    It 'asks first' {
        $command = Get-Command Restore-AlteryxBackup
        [Management.Automation.CommandMetadata]::new($command).ConfirmImpact | Should -Be 'High'
    }

    It 'refuses <Name>' -ForEach @(
        @{ Name = 'two archives'; Command = { Restore-AlteryxBackup -LiteralPath $archive, $archive -ConfigPath $lab.Config -Force }; Id = 'UsageInvalid' }
        @{ Name = 'a time before the first'; Command = { Restore-AlteryxBackup -AsOf '2020-01-01' -ConfigPath $lab.Config -Force }; Id = 'NoBackupFound' }
        @{ Name = 'a file that the archive does not hold'; Command = { Restore-AlteryxBackup $archive -File nobody.xml -ConfigPath $lab.Config -Force }; Id = 'EntryNotFound' }
    ) {
        Assert-Failure (Get-Failure $Command) $Id 'Restore-AlteryxBackup'
        [IO.File]::ReadAllText($alias) | Should -Be '<changed/>'
    }

    It 'leaves the old state when the restore fails, and says so' {
        Set-LabSwitch $lab.Path @{ RestoreFault = 'LosesDocuments' }
        try {
            $result = Restore-AlteryxBackup $archive -ConfigPath $lab.Config -Force -ErrorVariable failure -ErrorAction SilentlyContinue -WarningAction Ignore
        } finally { Set-LabSwitch $lab.Path @{ RestoreFault = 'None' } }
        $result.State | Should -Be 'Previous'
        $failure[0].FullyQualifiedErrorId | Should -Be 'RestoreNotProved,AlteryxBackup.PowerShell.Cmdlets.RestoreAlteryxBackupCommand'
        $failure[0].TargetObject.State | Should -Be 'Previous'
        [IO.File]::ReadAllText($alias) | Should -Be '<changed/>'
        Get-LabState $lab.Path | Should -Be 'Running'
    }
}

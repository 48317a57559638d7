#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

Describe 'Remove-PostgreSqlBackup' {
    BeforeAll {
        . $PSScriptRoot/Setup.ps1
        . $PSScriptRoot/PostgreSql.ps1
    }
    BeforeEach {
        $folder = Get-NewFolder
        $newest, $old, $oldest = 40, 60, 80 | ForEach-Object { New-SimulatedDump $folder $_ }
    }

    It 'removes what is too old with its metadata, and never the newest good one' {
        $decisions = Remove-PostgreSqlBackup $folder -RetentionDays 30
        $decisions.Rule | Should -Be 'NewestGood', 'Expired', 'Expired'
        $decisions.Outcome | Should -Be 'Kept', 'Removed', 'Removed'
        (Get-ChildItem -LiteralPath $folder).Name | Should -Be (Split-Path -Path $newest -Leaf), (Split-Path -Path $newest.Replace('.dump', '.metadata.json') -Leaf)
    }

    It 'shows with -WhatIf what would go, and removes nothing' {
        $before = Get-FolderSnapshot $folder
        (Remove-PostgreSqlBackup $folder -RetentionDays 70 -WhatIf).Outcome | Should -Be 'Kept', 'Kept', 'Planned'
        Get-FolderSnapshot $folder | Should -Be $before
    }

    It 'keeps one a day or a week besides' {
        (Remove-PostgreSqlBackup $folder -RetentionDays 1 -KeepDaily 2).Rule | Should -Be 'NewestGood', 'Daily', 'Expired'
        (Remove-PostgreSqlBackup $folder -RetentionDays 1 -KeepWeekly 2).Rule | Should -Be 'NewestGood', 'Weekly'
    }

    It 'removes a dump that is named, whatever it is' {
        (Get-PostgreSqlBackup $folder | Select-Object -First 1 | Remove-PostgreSqlBackup).Rule | Should -Be 'Named'
        (Get-PostgreSqlBackup $folder).BackupFile | Should -Be $old, $oldest
        $oldest | Remove-PostgreSqlBackup -Confirm:$false | Out-Null
        (Get-PostgreSqlBackup $folder).BackupFile | Should -Be $old
    }

    It 'is told of a folder that is not there' {
        Assert-Failure (Get-Failure { Remove-PostgreSqlBackup (Get-NewFolder) }) 'PostgreSqlBackupNotFound' 'Remove-PostgreSqlBackup'
    }
}

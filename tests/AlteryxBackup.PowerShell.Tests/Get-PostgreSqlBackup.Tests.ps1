#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

Describe 'Get-PostgreSqlBackup' {
    BeforeAll {
        . $PSScriptRoot/Setup.ps1
        . $PSScriptRoot/PostgreSql.ps1
        $folder = Get-NewFolder
        $newest = New-SimulatedDump $folder 1
        $prod = New-SimulatedDump $folder 2 -Environment prod
        $damaged = New-SimulatedDump $folder 3
        [IO.File]::AppendAllText($damaged, 'more')
    }

    It 'lists a folder, newest first, with the state of each' {
        $dumps = Get-PostgreSqlBackup $folder
        $dumps.BackupFile | Should -Be $newest, $prod, $damaged
        $dumps.Verified | Should -Be $true, $true, $false
        $dumps[2].Problem | Should -Match '9 bytes'
        $dumps[0].TableCounts['public.t'] | Should -Be 3
        ($dumps | Out-String) | Should -Match 'good'
    }

    It 'picks by database and environment, and the latest of each' {
        (Get-PostgreSqlBackup $folder -Environment Prod).BackupFile | Should -Be $prod
        Get-PostgreSqlBackup $folder -DatabaseName other | Should -BeNullOrEmpty
        (Get-PostgreSqlBackup $folder -Latest).BackupFile | Should -Be $newest, $prod
    }

    It 'takes what others write, folders and dumps' {
        (Get-Item -LiteralPath $folder | Get-PostgreSqlBackup).Count | Should -Be 3
        ($newest, $prod | Get-PostgreSqlBackup).BackupFile | Should -Be $newest, $prod
        (Get-PostgreSqlBackup -LiteralPath $folder).Count | Should -Be 3
    }

    It 'is told of what is not there' {
        Assert-Failure (Get-Failure { Get-PostgreSqlBackup (Get-NewFolder) }) 'PostgreSqlBackupNotFound' 'Get-PostgreSqlBackup' 'Get-PostgreSqlBackup'
        Push-Location -LiteralPath $TestDrive
        try { Get-PostgreSqlBackup | Should -BeNullOrEmpty }
        finally { Pop-Location }
    }
}

#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

BeforeDiscovery { $noTools = -not (Get-Command -Name pg_restore -CommandType Application -ErrorAction Ignore) }

Describe 'Test-PostgreSqlBackup' {
    BeforeAll {
        . $PSScriptRoot/Setup.ps1
        . $PSScriptRoot/PostgreSql.ps1
        $folder = Get-NewFolder
        $dump = New-SimulatedDump $folder 1
    }

    It 'finds what is no dump, and says so' -Skip:$noTools {
        $result = Test-PostgreSqlBackup $dump
        $result.Valid | Should -BeFalse
        $result.Findings.Check | Should -Be 'Checksum', 'Contents'
        ($result | Out-String) | Should -Match 'SHA-256'
        Get-PostgreSqlBackup $folder | Test-PostgreSqlBackup -Quiet | Should -BeFalse
        Test-PostgreSqlBackup $folder -Quiet | Should -BeFalse
    }

    It 'answers for what is not there' {
        $result = Test-PostgreSqlBackup ([IO.Path]::Combine($folder, 'gone.dump'))
        $result.Valid | Should -BeFalse
        $result.Findings.Check | Should -Be 'File'
    }

    It 'cannot do without pg_restore' {
        $empty = [IO.Directory]::CreateDirectory((Get-NewFolder)).FullName
        Assert-Failure (Get-Failure { Test-PostgreSqlBackup $dump -ToolsPath $empty }) 'PostgreSqlToolsNotFound' 'Test-PostgreSqlBackup' 'Install'
    }
}

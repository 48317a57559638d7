Describe 'Test-AlteryxBackupIntegrity' {
    BeforeAll {
        . $PSScriptRoot/Setup.ps1
        $lab = New-Lab -Stopped
        $archive = New-Archive $lab (Get-AlteryxBackupConfiguration -Name *LocalBackupPath -ConfigPath $lab.Config).Value
        $name = [IO.Path]::GetFileName($archive)
        $good = Copy-Archive $archive ([IO.Path]::Combine($TestDrive, 'copies 1', $name))
        $bracketed = Copy-Archive $archive ([IO.Path]::Combine($TestDrive, 'copies [1]', $name))
        $damaged = Copy-Archive $archive ([IO.Path]::Combine($TestDrive, 'damaged', $name))
        Set-Damage $damaged
    }
    AfterAll { Stop-EveryLab }

    It 'reads an archive through and changes nothing' {
        $before = Get-FolderSnapshot $TestDrive
        $result = Test-AlteryxBackupIntegrity $good
        $result.PSObject.TypeNames[0] | Should -Be 'AlteryxBackup.Verification.VerificationResult'
        $result.Valid | Should -BeTrue
        $result.Level | Should -Be 'Standard'
        $result.ArchivePath | Should -Be $good
        $result.Findings.Count | Should -Be 0
        $result.DurationSeconds | Should -BeGreaterThan 0
        Get-FolderSnapshot $TestDrive | Should -Be $before
    }

    It 'finds what is damaged: a finding, no error' {
        $result = Test-AlteryxBackupIntegrity $damaged -ErrorAction Stop
        $result.Valid | Should -BeFalse
        $result.Findings.Count | Should -BeGreaterThan 0
        $result.Findings[0].Problem | Should -Not -BeNullOrEmpty
    }

    It 'takes archives: <Way>' -ForEach @(
        @{ Way = 'by position'; Run = { Test-AlteryxBackupIntegrity $good } }
        @{ Way = 'by name'; Run = { Test-AlteryxBackupIntegrity -Path $good } }
        @{ Way = 'with wildcards'; Run = { Test-AlteryxBackupIntegrity ([IO.Path]::Combine($TestDrive, 'copies 1', '*.zip')) } }
        @{ Way = 'as text from the pipeline'; Run = { $good | Test-AlteryxBackupIntegrity } }
        @{ Way = 'from Get-ChildItem'; Run = { Get-ChildItem -LiteralPath ([IO.Path]::GetDirectoryName($good)) -Filter *.zip | Test-AlteryxBackupIntegrity } }
        @{ Way = 'from Get-AlteryxBackup'; Run = { Get-AlteryxBackup $good | Test-AlteryxBackupIntegrity } }
        @{ Way = 'as a property'; Run = { [pscustomobject]@{ Path = $good } | Test-AlteryxBackupIntegrity } }
        @{ Way = 'from Invoke-AlteryxBackup''s result'; Run = { [pscustomobject]@{ Status = 'Success'; ArchivePath = $good } | Test-AlteryxBackupIntegrity } }
    ) {
        $result = & $Run
        $result.ArchivePath | Should -Be $good
        $result.Valid | Should -BeTrue
    }

    It 'resolves wildcards with -Path and none with -LiteralPath' {
        (Test-AlteryxBackupIntegrity -Path $bracketed).ArchivePath | Should -Be $good
        (Test-AlteryxBackupIntegrity -LiteralPath $bracketed).ArchivePath | Should -Be $bracketed
        (Get-Item -LiteralPath $bracketed | Test-AlteryxBackupIntegrity).ArchivePath | Should -Be $bracketed
        (Get-AlteryxBackup -LiteralPath $bracketed | Test-AlteryxBackupIntegrity).ArchivePath | Should -Be $bracketed
    }

    It 'keeps the good ones of a pipeline' {
        ($good, $damaged | Get-AlteryxBackup | Test-AlteryxBackupIntegrity | Where-Object Valid).ArchivePath | Should -Be $good
    }

    It 'says true or false for each with -Quiet' {
        $good, $damaged | Test-AlteryxBackupIntegrity -Quiet | Should -Be $true, $false
    }

    It 'is quicker with -Level Quick, which looks at less' {
        $result = Test-AlteryxBackupIntegrity $good -Level Quick
        $result.Level | Should -Be 'Quick'
        $result.Valid | Should -BeTrue
    }

    It 'reports an archive that is not there, and goes on with the next' {
        $results = "$good.not", $good | Test-AlteryxBackupIntegrity -ErrorVariable failures -ErrorAction SilentlyContinue
        Assert-Failure $failures ArchiveNotFound Test-AlteryxBackupIntegrity 'Get-AlteryxBackup'
        $results.ArchivePath | Should -Be $good
    }

    It 'understands the content with -Level Deep' {
        $result = Test-AlteryxBackupIntegrity $good -Level Deep
        $result.Findings | Should -BeNullOrEmpty
        $result.Level | Should -Be 'Deep'
        $result.Valid | Should -BeTrue
        $result.EntriesRead | Should -Be $result.EntryCount
    }

    It 'reads every entry once in the parts of -Subset' {
        $results = 1..3 | ForEach-Object { Test-AlteryxBackupIntegrity $good -Subset "$_/3" }
        $results.Valid | Should -Be $true, $true, $true
        $results.Subset | Should -Be '1/3', '2/3', '3/3'
        ($results | Measure-Object EntriesRead -Sum).Sum | Should -Be $results[0].EntryCount
        @(1..3 | Where-Object { -not (Test-AlteryxBackupIntegrity $damaged -Subset "$_/3" -Quiet) }).Count | Should -BeGreaterOrEqual 1
    }

    It 'refuses a part that there is not: <_>' -ForEach '4/3', '0/3' {
        $null = Test-AlteryxBackupIntegrity $good -Subset $_ -ErrorVariable failures -ErrorAction SilentlyContinue
        Assert-Failure $failures UsageInvalid Test-AlteryxBackupIntegrity 'n/t'
    }

    It 'refuses what is no part' {
        { Test-AlteryxBackupIntegrity $good -Subset half } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
    }

    It 'verifies what Get-AlteryxBackup finds at another place' {
        $results = Get-AlteryxBackup -LiteralPath ([IO.Path]::GetDirectoryName($bracketed)) | Test-AlteryxBackupIntegrity
        $results.ArchivePath | Should -Be $bracketed
        $results.Valid | Should -BeTrue
    }

    It 'is a line of the history of the server whose configuration is named' {
        $null = Test-AlteryxBackupIntegrity $good -ConfigPath $lab.Config -Subset 1/2
        $history = Get-ChildItem -LiteralPath $lab.Path -Recurse -Filter history.jsonl | Get-Content | ConvertFrom-Json
        $history[-1].Operation | Should -Be 'Verify'
        $history[-1].ArchivePath | Should -Be $good
        $history[-1].Level | Should -Be 'Standard'
        $history[-1].Subset | Should -Be '1/2'
        $history[-1].ExitCode | Should -Be 0
    }

    It 'refuses a level that there is not' {
        { Test-AlteryxBackupIntegrity $good -Level Deepest } | Should -Throw -ErrorId 'CannotConvertArgumentNoMessage,*'
    }

    It 'completes levels' {
        Get-Completion 'Test-AlteryxBackupIntegrity -Level ' | Sort-Object | Should -Be 'Deep', 'Quick', 'Standard'
    }
}

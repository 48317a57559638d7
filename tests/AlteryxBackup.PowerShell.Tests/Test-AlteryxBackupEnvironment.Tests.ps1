Describe 'Test-AlteryxBackupEnvironment' {
    BeforeAll {
        . $PSScriptRoot/Setup.ps1
        $lab = New-Lab
        $given = @{ ConfigPath = $lab.Config }
    }
    AfterAll { Stop-EveryLab }

    It 'checks everything and makes no archive' {
        $result = Test-AlteryxBackupEnvironment @given
        $result.PSObject.TypeNames[0] | Should -Be 'AlteryxBackup.Operations.Preflight.CheckResult'
        $result.Passed | Should -BeTrue
        [int]$result.ExitCode | Should -Be 0
        $result.BackupMode | Should -Be 'Full'
        $result.Findings.Count | Should -BeGreaterThan 5
        $result.Findings[0].Check | Should -Not -BeNullOrEmpty
        $result.Errors.Count | Should -Be 0
        Get-ChildItem -LiteralPath $lab.Path -Recurse -Filter *.zip* | Should -BeNullOrEmpty
        Get-LabState $lab.Path | Should -Be 'Running'
    }

    It 'takes the mode by <Way>' -ForEach @(
        @{ Way = 'position'; Run = { Test-AlteryxBackupEnvironment ConfigOnly @given } }
        @{ Way = 'its alias'; Run = { Test-AlteryxBackupEnvironment -Mode configonly @given } }
        @{ Way = 'property, with the configuration'; Run = { [pscustomobject]@{ Mode = 'ConfigOnly'; ConfigPath = $lab.Config } | Test-AlteryxBackupEnvironment } }
    ) {
        (& $Run).BackupMode | Should -Be 'ConfigOnly'
    }

    It 'finds all that is wrong, each with what to do: findings, not errors' {
        $result = Test-AlteryxBackupEnvironment @given -AlteryxServicePath "$($lab.Path)/none" -NetworkBackupPaths (Get-NewFolder) -ErrorAction Stop
        $result.Passed | Should -BeFalse
        [int]$result.ExitCode | Should -BeGreaterThan 0
        $failed = @($result.Findings | Where-Object Outcome -EQ 'Failed')
        $failed | Should -Not -BeNullOrEmpty
        $failed.Action | Should -Not -BeNullOrEmpty
        $result.Errors.Id | Should -Contain 'AlteryxServiceNotFound'
    }

    It 'says true or false with -Quiet' {
        Test-AlteryxBackupEnvironment @given -Quiet | Should -BeExactly $true
        Test-AlteryxBackupEnvironment @given -AlteryxServicePath "$($lab.Path)/none" -Quiet | Should -BeExactly $false
    }

    It 'watches the age of the newest backup for monitoring' {
        $watched = @{ LocalBackupPath = Get-NewFolder; MaximumAgeHours = 26 } + $given
        (Test-AlteryxBackupEnvironment ConfigOnly @watched).Errors.Id | Should -Contain 'BackupTooOld'
        [void](New-Archive $lab $watched.LocalBackupPath)
        Test-AlteryxBackupEnvironment ConfigOnly @watched -Quiet | Should -BeTrue
    }

    It 'reports <Id> with what to do' -ForEach @(
        @{ Id = 'InvalidMode'; Run = { Test-AlteryxBackupEnvironment Nope @given } }
        @{ Id = 'ConfigurationNotFound'; Run = { Test-AlteryxBackupEnvironment -ConfigPath "$($lab.Config).not" } }
    ) {
        Assert-Failure (Get-Failure $Run) $Id Test-AlteryxBackupEnvironment
    }

    It 'refuses an age that is none, and completes modes' {
        { Test-AlteryxBackupEnvironment @given -MaximumAgeHours 0 } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
        Get-Completion 'Test-AlteryxBackupEnvironment ' | Sort-Object | Should -Be 'ConfigOnly', 'DatabaseOnly', 'Full'
    }
}

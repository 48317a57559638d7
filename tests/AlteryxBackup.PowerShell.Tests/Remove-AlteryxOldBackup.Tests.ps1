Describe 'Remove-AlteryxOldBackup' {
    BeforeAll {
        . $PSScriptRoot/Setup.ps1
        $lab = New-Lab -Stopped
        $config = $lab.Config
        $archive = New-Archive $lab
        $WarningPreference = 'SilentlyContinue'

        $days = @{ ConfigPath = $config; RetentionDaysConfigOnly = 30 }

        # A folder with archives of three ages: the summary beside each tells when it was made.
        function New-AgedFolder {
            param([string]$Folder = (Get-NewFolder))
            foreach ($age in 1, 100, 200) {
                $copy = Copy-Archive $archive ([IO.Path]::Combine($Folder, "ServerBackup_Config_$age.zip"))
                $summary = [IO.File]::ReadAllText("$copy.manifest.json").Replace([IO.Path]::GetFileName($archive), [IO.Path]::GetFileName($copy))
                [IO.File]::WriteAllText("$copy.manifest.json", ($summary -replace '(?<="BackupTimestamp": ")[^"]+', [DateTime]::UtcNow.AddDays(-$age).ToString('o')))
            }
            $Folder
        }

        function Get-ArchiveName { param([string]$Folder) (Get-ChildItem -LiteralPath $Folder -Filter *.zip).Name | Sort-Object }
    }
    AfterAll { Stop-EveryLab }

    It 'removes what is older than its mode''s days, with what stands beside it, and tells why of each' {
        $folder = New-AgedFolder
        $decisions = Remove-AlteryxOldBackup $folder @days
        $decisions.Count | Should -Be 3
        $decisions[0].PSObject.TypeNames[0] | Should -Be 'AlteryxBackup.Retention.RetentionDecision'
        ($decisions | Where-Object Keep).ArchivePath | Split-Path -Leaf | Should -Be 'ServerBackup_Config_1.zip'
        ($decisions | Where-Object Keep -EQ $false).Outcome | Should -Be 'Removed', 'Removed'
        $decisions.Reason | Should -Not -BeNullOrEmpty
        (Get-ChildItem -LiteralPath $folder).Name | Sort-Object | Should -Be 'ServerBackup_Config_1.zip', 'ServerBackup_Config_1.zip.manifest.json', 'ServerBackup_Config_1.zip.sha256'
    }

    It 'shows with -WhatIf what would go, and removes nothing' {
        $folder = New-AgedFolder
        $before = Get-FolderSnapshot $folder
        $decisions = Remove-AlteryxOldBackup $folder -WhatIf @days
        ($decisions | Where-Object Keep -EQ $false).Outcome | Should -Be 'Planned', 'Planned'
        Get-FolderSnapshot $folder | Should -Be $before
    }

    It 'is on record also when nothing is to go' {
        $folder = New-AgedFolder
        $history = (Get-ChildItem -LiteralPath $lab.Path -Recurse -Force -Filter history.jsonl).FullName
        $before = @(Get-Content -LiteralPath $history).Count
        (Remove-AlteryxOldBackup $folder -ConfigPath $config -RetentionDaysConfigOnly 0).Keep | Should -Not -Contain $false
        (Get-Content -LiteralPath $history)[$before] | Should -Match '"Operation":"Prune"'
        [void](Remove-AlteryxOldBackup $folder -ConfigPath $config -RetentionDaysConfigOnly 0 -WhatIf)
        @(Get-Content -LiteralPath $history).Count | Should -Be ($before + 1)
    }

    It 'takes no archive for a folder' {
        Assert-Failure (Get-Failure { Get-AlteryxBackup (New-AgedFolder) | Select-Object -First 1 | Remove-AlteryxOldBackup @days }) UsageInvalid Remove-AlteryxOldBackup 'Name the folder'
    }

    It 'never removes the newest good backup, however old' {
        $folder = New-AgedFolder
        Remove-Item -Path "$folder/*_1.zip*"
        [void](Remove-AlteryxOldBackup $folder @days)
        Get-ArchiveName $folder | Should -Be 'ServerBackup_Config_100.zip'
    }

    It 'keeps everything at zero days' {
        $folder = New-AgedFolder
        (Remove-AlteryxOldBackup $folder -ConfigPath $config -RetentionDaysConfigOnly 0).Keep | Should -Be $true, $true, $true
    }

    It 'takes folders: <Way>' -ForEach @(
        @{ Way = 'by name'; Run = { Remove-AlteryxOldBackup -Path $folder @days } }
        @{ Way = 'as text from the pipeline'; Run = { $folder | Remove-AlteryxOldBackup @days } }
        @{ Way = 'from Get-Item'; Run = { Get-Item -LiteralPath $folder | Remove-AlteryxOldBackup @days } }
        @{ Way = 'from the configuration'; Run = { Remove-AlteryxOldBackup -LocalBackupPath $folder @days } }
        @{ Way = 'as a property'; Run = { [pscustomobject]@{ Path = $folder } | Remove-AlteryxOldBackup @days } }
    ) {
        $folder = New-AgedFolder
        $decisions = & $Run
        ($decisions | Where-Object Keep -EQ $false).Count | Should -Be 2
        Get-ArchiveName $folder | Should -Be 'ServerBackup_Config_1.zip'
    }

    It 'resolves wildcards with -Path and none with -LiteralPath' {
        $near = New-AgedFolder ([IO.Path]::Combine($TestDrive, 'old 1'))
        $bracketed = New-AgedFolder ([IO.Path]::Combine($TestDrive, 'old [1]'))
        [void](Remove-AlteryxOldBackup -Path $bracketed @days)
        (Get-ArchiveName $near).Count, (Get-ArchiveName $bracketed).Count | Should -Be 1, 3
        [void](Remove-AlteryxOldBackup -LiteralPath $bracketed @days)
        (Get-ArchiveName $bracketed).Count | Should -Be 1
    }

    It 'takes a folder with brackets from Get-Item as it is' {
        $bracketed = New-AgedFolder ([IO.Path]::Combine($TestDrive, 'aged [1]'))
        (Get-Item -LiteralPath $bracketed | Remove-AlteryxOldBackup @days).Count | Should -Be 3
    }

    It 'reports <Id> with what to do' -ForEach @(
        @{ Id = 'DestinationUnreachable'; Run = { Remove-AlteryxOldBackup (Get-NewFolder) @days } }
        @{ Id = 'ConfigurationNotFound'; Run = { Remove-AlteryxOldBackup -ConfigPath "$config.not" } }
    ) {
        Assert-Failure (Get-Failure $Run) $Id Remove-AlteryxOldBackup
    }
}

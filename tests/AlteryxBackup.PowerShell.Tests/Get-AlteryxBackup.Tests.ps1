Describe 'Get-AlteryxBackup' {
    BeforeAll {
        . $PSScriptRoot/Setup.ps1
        $lab = New-Lab
        $config = $lab.Config
        $home1 = (Get-AlteryxBackupConfiguration -Name *LocalBackupPath -ConfigPath $config).Value
        $full = New-Archive $lab $home1 Full
        $first = New-Archive $lab $home1
        # Copies: in a folder with brackets, and one that is damaged.
        $brackets = [IO.Path]::Combine($TestDrive, 'copies [1]')
        $copy = Copy-Archive $first ([IO.Path]::Combine($brackets, [IO.Path]::GetFileName($first)))
        $near = [IO.Path]::Combine($TestDrive, 'copies 1')
        $nearCopy = Copy-Archive $first ([IO.Path]::Combine($near, [IO.Path]::GetFileName($first)))
    }
    AfterAll { Stop-EveryLab }

    It 'lists the archives of the configuration, newest first, and changes nothing' {
        $before = Get-FolderSnapshot $lab.Path
        $entries = Get-AlteryxBackup -ConfigPath $config
        $entries.ArchivePath | Should -Be $first, $full
        Get-FolderSnapshot $lab.Path | Should -Be $before
    }

    It 'writes entries with bytes, dates and what can be relied on' {
        $entry = Get-AlteryxBackup -ConfigPath $config -BackupMode Full
        $entry.PSObject.TypeNames[0] | Should -Be 'AlteryxBackup.Catalogue.CatalogueEntry'
        $entry.Mode | Should -Be 'Full'
        $entry.Good, $entry.Verified | Should -Be $true, $true
        $entry.Status | Should -Be 'Success'
        $entry.CreatedAt | Should -BeOfType DateTimeOffset
        $entry.SizeBytes | Should -Be (Get-Item -LiteralPath $full).Length
        $entry.Sha256 | Should -Be (Get-FileHash -LiteralPath $full).Hash
        $entry.Documents | Should -BeGreaterThan 0
        $entry.Problem | Should -BeNullOrEmpty
    }

    It 'takes folders and archives: <Way>' -ForEach @(
        @{ Way = 'by position'; Run = { Get-AlteryxBackup $near } }
        @{ Way = 'by name'; Run = { Get-AlteryxBackup -Path $near } }
        @{ Way = 'several'; Run = { Get-AlteryxBackup $near, "$near/*.zip" | Select-Object -First 1 } }
        @{ Way = 'as text from the pipeline'; Run = { $near | Get-AlteryxBackup } }
        @{ Way = 'as a folder from Get-Item'; Run = { Get-Item -LiteralPath $near | Get-AlteryxBackup } }
        @{ Way = 'as files from Get-ChildItem'; Run = { Get-ChildItem -LiteralPath $near -Filter *.zip | Get-AlteryxBackup } }
        @{ Way = 'as a property'; Run = { [pscustomobject]@{ ArchivePath = $nearCopy } | Get-AlteryxBackup } }
        @{ Way = 'from itself'; Run = { Get-AlteryxBackup $near | Get-AlteryxBackup } }
        @{ Way = 'an archive'; Run = { Get-AlteryxBackup $nearCopy } }
    ) {
        (& $Run).ArchivePath | Should -Be $nearCopy
    }

    It 'resolves wildcards with -Path and none with -LiteralPath' {
        (Get-AlteryxBackup -Path $brackets).ArchivePath | Should -Be $nearCopy
        (Get-AlteryxBackup -LiteralPath $brackets).ArchivePath | Should -Be $copy
        (Get-AlteryxBackup -LiteralPath $copy).ArchivePath | Should -Be $copy
        (Get-Item -LiteralPath $brackets | Get-AlteryxBackup).ArchivePath | Should -Be $copy
        (Get-AlteryxBackup -LiteralPath $brackets | Get-AlteryxBackup).ArchivePath | Should -Be $copy
        Get-AlteryxBackup "$near/*.none" | Should -BeNullOrEmpty
    }

    It 'takes a mode by name and alias, and the newest of each with -Latest' {
        (Get-AlteryxBackup -Mode configonly -ConfigPath $config).ArchivePath | Should -Be $first
        $older = Copy-Archive $full ([IO.Path]::Combine($TestDrive, 'latest', [IO.Path]::GetFileName($full)))
        [void](Copy-Archive $first ([IO.Path]::Combine($TestDrive, 'latest', [IO.Path]::GetFileName($first))))
        (Get-AlteryxBackup ([IO.Path]::GetDirectoryName($older)) -Latest).Mode | Sort-Object | Should -Be 'Full', 'ConfigOnly'
    }

    It 'tells everything with -Detailed' {
        $details = Get-AlteryxBackup $full -Detailed
        $details.PSObject.TypeNames[0] | Should -Be 'AlteryxBackup.Catalogue.BackupDetails'
        ($details | ConvertTo-Json -Depth 6 -WarningAction Ignore) | Should -Match 'AS_Queue'
    }

    It 'shows a damaged archive as such, in the list, without an error' {
        $bad = Copy-Archive $first ([IO.Path]::Combine($TestDrive, 'bad', [IO.Path]::GetFileName($first)))
        [IO.File]::WriteAllText($bad, 'short')
        $entry = Get-AlteryxBackup $bad -ErrorAction Stop
        $entry.Good | Should -BeFalse
        $entry.Problem | Should -Not -BeNullOrEmpty
        Get-AlteryxBackup $bad -Latest | Should -BeNullOrEmpty
    }

    It 'has no archives in a configured folder that is not there yet' {
        Get-AlteryxBackup -ConfigPath $config -LocalBackupPath (Get-NewFolder) -ErrorAction Stop | Should -BeNullOrEmpty
    }

    It 'reports <Id> with what to do' -ForEach @(
        @{ Id = 'ArchiveNotFound'; Run = { Get-AlteryxBackup (Get-NewFolder) } }
        @{ Id = 'ArchiveNotFound'; Run = { Get-AlteryxBackup -LiteralPath "$first.not" } }
        @{ Id = 'InvalidMode'; Run = { Get-AlteryxBackup -Mode Nope -ConfigPath $config } }
        @{ Id = 'ConfigurationNotFound'; Run = { Get-AlteryxBackup -ConfigPath "$config.not" } }
    ) {
        Assert-Failure (Get-Failure $Run) $Id Get-AlteryxBackup
    }

    It 'goes on after a path that is not there' {
        (Get-Item -LiteralPath $full).FullName, "$full.not", $first | Get-AlteryxBackup -ErrorAction SilentlyContinue -ErrorVariable failures | Should -HaveCount 2
        $failures | Should -HaveCount 1
    }

    It 'completes modes' {
        Get-Completion 'Get-AlteryxBackup -BackupMode D' | Should -Be 'DatabaseOnly'
        Get-Completion 'Get-AlteryxBackup -Mode ' | Sort-Object | Should -Be 'ConfigOnly', 'DatabaseOnly', 'Full'
    }
}

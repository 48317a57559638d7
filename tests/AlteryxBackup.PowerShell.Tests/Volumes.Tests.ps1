Describe 'An archive in volumes' {
    BeforeAll {
        . $PSScriptRoot/Setup.ps1
        $lab = New-Lab -Stopped
        $noise = [byte[]]::new(2500000)
        [Random]::new(6).NextBytes($noise)
        [IO.File]::WriteAllBytes([IO.Path]::Combine($lab.Path, 'ProgramData', 'Alteryx', 'Keys', 'large.key'), $noise)
        $folder = Get-NewFolder
        $made = Invoke-AlteryxBackup -BackupMode ConfigOnly -MaxVolumeSizeMB 1 -ConfigPath $lab.Config -LocalBackupPath $folder -WarningAction Ignore -ErrorAction Stop
        $archive = $made.ArchivePath
        $volumes = 1..3 | ForEach-Object { "$archive.00$_" }
    }
    AfterAll { Stop-EveryLab }

    It 'is written in files of the size that was asked for, which joined are the archive' {
        $archive, "$archive.004" | Should -Not -Exist
        $volumes | Should -Exist
        (Get-Item -LiteralPath $volumes[0], $volumes[1] | ForEach-Object Length) | Should -Be 1048576, 1048576
        $joined = [IO.Path]::Combine((New-Item -ItemType Directory -Path (Get-NewFolder)).FullName, 'joined.zip')
        $stream = [IO.File]::Create($joined)
        foreach ($volume in $volumes) { $stream.Write(($bytes = [IO.File]::ReadAllBytes($volume)), 0, $bytes.Length) }
        $stream.Dispose()
        (Get-FileHash -LiteralPath $joined).Hash | Should -Be $made.ArchiveSha256
        $joined | Test-AlteryxBackupIntegrity -Quiet | Should -BeTrue
    }

    It 'is one archive for listing and verification, by its own path' {
        $listed = Get-AlteryxBackup $folder
        $listed.ArchivePath | Should -Be $archive
        $listed.SizeBytes | Should -Be (Get-Item -LiteralPath $volumes | Measure-Object Length -Sum).Sum
        $listed | Test-AlteryxBackupIntegrity | ForEach-Object { $_.ArchivePath, $_.Valid, $_.Volume } | Should -Be $archive, $true, $null
    }

    It 'has volumes that are verified alone' {
        $result = Test-AlteryxBackupIntegrity $volumes[1]
        $result.Valid, $result.Volume | Should -Be $true, ([IO.Path]::GetFileName($volumes[1]))
    }

    It 'is copied whole, and a volume that the copy lacks is named' {
        $to = (New-Item -ItemType Directory -Path (Get-NewFolder)).FullName
        $copied = (Copy-AlteryxBackup $archive -Destination $to -ConfigPath $lab.Config -WarningAction Ignore).Copies
        $copied.Succeeded | Should -BeTrue
        $copied | Test-AlteryxBackupIntegrity -Quiet | Should -BeTrue
        $lost = [IO.Path]::Combine($to, [IO.Path]::GetFileName($volumes[2]))
        Remove-Item -LiteralPath $lost
        (Test-AlteryxBackupIntegrity ([IO.Path]::Combine($to, [IO.Path]::GetFileName($archive)))).Findings.Problem | Should -Contain "$([IO.Path]::GetFileName($lost)) is missing."
    }
}

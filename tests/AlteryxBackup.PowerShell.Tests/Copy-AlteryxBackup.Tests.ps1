Describe 'Copy-AlteryxBackup' {
    BeforeAll {
        . $PSScriptRoot/Setup.ps1
        $lab = New-Lab -Stopped
        $config = $lab.Config
        $archive = New-Archive $lab (Get-AlteryxBackupConfiguration -Name *LocalBackupPath -ConfigPath $config).Value
        $name = [IO.Path]::GetFileName($archive)
        $good = Copy-Archive $archive ([IO.Path]::Combine($TestDrive, 'copies 1', $name))
        $bracketed = Copy-Archive $archive ([IO.Path]::Combine($TestDrive, 'copies [1]', $name))
        $given = @{ ConfigPath = $config; CopyRetries = 0 }

        function Get-ExistingFolder { $folder = Get-NewFolder; [void][IO.Directory]::CreateDirectory($folder); $folder }
    }
    AfterAll { Stop-EveryLab }

    It 'copies the archive and the files beside it, read back and compared' {
        $to = Get-ExistingFolder
        $result = Copy-AlteryxBackup $good $to @given
        $result.PSObject.TypeNames[0] | Should -Be 'AlteryxBackup.Operations.Runbook.CopiedArchive'
        $result.Path | Should -Be $good
        $result.SizeBytes | Should -Be (Get-Item -LiteralPath $good).Length
        $result.Sha256 | Should -Be (Get-FileHash -LiteralPath $good).Hash
        $result.ChecksumKnown | Should -BeTrue
        $result.Copies[0].Succeeded | Should -BeTrue
        (Get-ChildItem -LiteralPath $to).Name | Sort-Object | Should -Be ($name, "$name.manifest.json", "$name.sha256" | Sort-Object)
        Test-AlteryxBackupIntegrity -LiteralPath $result.Copies[0].Path -Quiet | Should -BeTrue
    }

    It 'takes archives: <Way>' -ForEach @(
        @{ Way = 'by name'; Run = { Copy-AlteryxBackup -Path $good -Destination $to @given } }
        @{ Way = 'with wildcards'; Run = { Copy-AlteryxBackup ([IO.Path]::Combine($TestDrive, 'copies 1', '*.zip')) $to @given } }
        @{ Way = 'as text from the pipeline'; Run = { $good | Copy-AlteryxBackup -Destination $to @given } }
        @{ Way = 'from Get-AlteryxBackup'; Run = { Get-AlteryxBackup $good | Copy-AlteryxBackup -Destination $to @given } }
        @{ Way = 'from Get-ChildItem'; Run = { Get-Item -LiteralPath $good | Copy-AlteryxBackup -Destination $to @given } }
        @{ Way = 'from another copy'; Run = { Copy-AlteryxBackup $good (Get-ExistingFolder) @given | Copy-AlteryxBackup -Destination $to @given } }
        @{ Way = 'to the configuration''s places'; Run = { Copy-AlteryxBackup $good -NetworkBackupPaths $to @given } }
    ) {
        $to = Get-ExistingFolder
        (& $Run).Copies.Path | Should -Be ([IO.Path]::Combine($to, $name))
    }

    It 'resolves wildcards with -Path and none with -LiteralPath' {
        $to = Get-ExistingFolder
        (Copy-AlteryxBackup -Path $bracketed -Destination $to @given).Path | Should -Be $good
        (Copy-AlteryxBackup -LiteralPath $bracketed -Destination (Get-ExistingFolder) @given).Path | Should -Be $bracketed
        (Get-AlteryxBackup -LiteralPath $bracketed | Copy-AlteryxBackup -Destination (Get-ExistingFolder) @given).Path | Should -Be $bracketed
    }

    It 'writes nothing with -WhatIf' {
        $to = Get-ExistingFolder
        Copy-AlteryxBackup $good $to -WhatIf @given | Should -BeNullOrEmpty
        Get-ChildItem -LiteralPath $to | Should -BeNullOrEmpty
    }

    It 'copies to the other places when one fails, and says which' {
        $to = Get-ExistingFolder
        $missing = Get-NewFolder
        $result = Copy-AlteryxBackup $good $missing, $to @given -ErrorAction SilentlyContinue -ErrorVariable failures
        $result.Copies.Succeeded | Should -Be $false, $true
        Assert-Failure $failures DestinationNotFound Copy-AlteryxBackup
        "$failures" | Should -Match ([regex]::Escape($missing))
        [IO.Path]::Combine($to, $name) | Should -Exist
    }

    It 'reports <Id> with what to do' -ForEach @(
        @{ Id = 'ArchiveNotFound'; Run = { Copy-AlteryxBackup "$good.not" (Get-ExistingFolder) @given } }
        @{ Id = 'ConfigurationNotFound'; Run = { Copy-AlteryxBackup $good (Get-ExistingFolder) -ConfigPath "$config.not" } }
        @{ Id = 'ConfigurationInvalid'; Run = { Copy-AlteryxBackup $good @given -NetworkBackupPaths @() } }
    ) {
        Assert-Failure (Get-Failure $Run) $Id Copy-AlteryxBackup
    }

    It 'does not copy a damaged archive as if it were good' {
        $damaged = Copy-Archive $archive ([IO.Path]::Combine((Get-NewFolder), $name))
        Set-Damage $damaged
        $to = Get-ExistingFolder
        Assert-Failure (Get-Failure { Copy-AlteryxBackup $damaged $to @given }) ArchiveInvalid Copy-AlteryxBackup
        Get-ChildItem -LiteralPath $to | Should -BeNullOrEmpty
    }

    It 'completes archives of the configuration by a part of their names' {
        Get-Completion "Copy-AlteryxBackup -ConfigPath '$config' -Path backup_config" | Should -Be "'$archive'"
        Get-Completion "Copy-AlteryxBackup -ConfigPath '$config' -Path nothing-like-it" | Should -Not -Contain "'$archive'"
    }
}

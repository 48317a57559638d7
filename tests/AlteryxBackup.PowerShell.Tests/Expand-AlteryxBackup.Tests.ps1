Describe 'Expand-AlteryxBackup' {
    BeforeAll {
        . $PSScriptRoot/Setup.ps1
        $lab = New-Lab -Stopped
        $archive = New-Archive $lab
    }
    AfterAll { Stop-EveryLab }

    It 'unpacks an archive into a fresh folder' {
        $folder = Get-NewFolder
        $result = Get-AlteryxBackup $archive | Expand-AlteryxBackup -DestinationPath $folder
        $result.PSObject.TypeNames[0] | Should -Be 'AlteryxBackup.Operations.Restore.ExpandedArchive'
        $result.Folder | Should -Be $folder
        $result.FileCount | Should -Be (Get-EntryName $archive).Count
        $result.SecretFiles | Should -Be 'Config/ControllerToken.txt', 'Config/MongoPasswords.txt'
        @(Get-ChildItem -LiteralPath $folder -Recurse -File).Count | Should -Be $result.FileCount
    }

    It 'unpacks what is asked for alone: <Name>' -ForEach @(
        @{ Name = 'a component'; Options = @{ Component = 'ControllerSettings' }; Expected = 'ControllerToken.txt', 'MongoPasswords.txt' }
        @{ Name = 'a file'; Options = @{ Entry = 'systemalias.xml' }; Expected = 'SystemAlias.xml' }
        @{ Name = 'several'; Options = @{ Entry = 'SHA256SUMS', 'Config/*.config' }; Expected = 'alteryx.config', 'SHA256SUMS' }
    ) {
        $folder = Get-NewFolder
        [void](Expand-AlteryxBackup $archive $folder @Options)
        (Get-ChildItem -LiteralPath $folder -Recurse -File | Sort-Object Name).Name | Should -Be $Expected
    }

    It 'writes nothing with -WhatIf and tells what it would' {
        $folder = Get-NewFolder
        (Expand-AlteryxBackup $archive $folder -WhatIf).FileCount | Should -BeGreaterThan 10
        Test-Path -LiteralPath $folder | Should -BeFalse
    }

    It 'refuses <Name>' -ForEach @(
        @{ Name = 'a folder with something in it'; Command = { Expand-AlteryxBackup $archive $lab.Path }; Id = 'PathNotWritable' }
        @{ Name = 'what the archive does not hold'; Command = { Expand-AlteryxBackup $archive (Get-NewFolder) -Component Database }; Id = 'EntryNotFound' }
        @{ Name = 'an archive that is not there'; Command = { Expand-AlteryxBackup "$archive.not" (Get-NewFolder) }; Id = 'ArchiveNotFound' }
    ) {
        Assert-Failure (Get-Failure $Command) $Id 'Expand-AlteryxBackup'
    }

    It 'unpacks nothing of a damaged archive' {
        $damaged = Copy-Archive $archive ([IO.Path]::Combine((Get-NewFolder), [IO.Path]::GetFileName($archive)))
        Set-Damage $damaged
        $folder = Get-NewFolder
        Assert-Failure (Get-Failure { Expand-AlteryxBackup $damaged $folder }) 'ArchiveInvalid' 'Expand-AlteryxBackup'
        Test-Path -LiteralPath $folder | Should -BeFalse
    }
}

Describe 'New-AlteryxBackupConfiguration' {
    BeforeAll {
        . $PSScriptRoot/Setup.ps1
        function Get-NewFile { [IO.Path]::Combine((Get-NewFolder), 'backup-config.json') }
    }

    It 'writes a valid file with its schema, and gives it as a file' {
        $path = Get-NewFile
        $file = New-AlteryxBackupConfiguration -Path $path
        $file | Should -BeOfType IO.FileInfo
        $file.FullName | Should -Be $path
        Get-ChildItem -LiteralPath ([IO.Path]::GetDirectoryName($path)) -Filter *.schema.json | Should -Not -BeNullOrEmpty
        $settings = Get-AlteryxBackupConfiguration -ConfigPath $path
        $settings | Should -Not -BeNullOrEmpty
    }

    It 'takes the path from <Way>' -ForEach @(
        @{ Way = 'its position'; Run = { New-AlteryxBackupConfiguration $path } }
        @{ Way = 'the name that other commands have for it'; Run = { New-AlteryxBackupConfiguration -ConfigPath $path } }
        @{ Way = 'a property'; Run = { [pscustomobject]@{ Path = $path } | New-AlteryxBackupConfiguration } }
        @{ Way = 'a name with brackets'; File = 'config [1].json'; Run = { New-AlteryxBackupConfiguration $path } }
    ) {
        $path = if ($File) { [IO.Path]::Combine($TestDrive, $File) } else { Get-NewFile }
        (& $Run).FullName | Should -Be $path
        [IO.File]::Exists($path) | Should -BeTrue
    }

    It 'takes a relative path from the session''s location' {
        Push-Location -LiteralPath $TestDrive
        try { (New-AlteryxBackupConfiguration relative.json).FullName | Should -Be ([IO.Path]::Combine($TestDrive, 'relative.json')) }
        finally { Pop-Location }
    }

    It 'writes nothing with -WhatIf' {
        $path = Get-NewFile
        New-AlteryxBackupConfiguration $path -WhatIf | Should -BeNullOrEmpty
        [IO.Path]::GetDirectoryName($path) | Should -Not -Exist
    }

    It 'never overwrites, and says what to do' {
        $path = Get-NewFile
        [void](New-AlteryxBackupConfiguration $path)
        [IO.File]::WriteAllText($path, '{}')
        Assert-Failure (Get-Failure { New-AlteryxBackupConfiguration $path }) ConfigurationExists New-AlteryxBackupConfiguration 'Test-AlteryxBackupConfiguration'
        [IO.File]::ReadAllText($path) | Should -Be '{}'
    }

    It 'reports a place that cannot be written' {
        $file = "$TestDrive/a file"
        [IO.File]::WriteAllText($file, '')
        Assert-Failure (Get-Failure { New-AlteryxBackupConfiguration "$file/backup-config.json" }) PathNotWritable New-AlteryxBackupConfiguration
    }
}

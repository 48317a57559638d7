Describe 'Export-AlteryxControllerSetting' {
    BeforeAll {
        . $PSScriptRoot/Setup.ps1
        $lab = New-Lab -Stopped
        $given = @{ ConfigPath = $lab.Config; WarningAction = 'Ignore' }
    }
    AfterAll { Stop-EveryLab }

    It 'writes token and passwords into the set, and warns that they stand in clear' {
        $set = Get-NewFolder
        $part = Export-AlteryxControllerSetting $set -ConfigPath $lab.Config -WarningVariable warnings -WarningAction SilentlyContinue
        $part.PSObject.TypeNames[0] | Should -Be 'AlteryxBackup.Operations.Runbook.ExportedSettings'
        $part.Path, $part.ConfigPath | Should -Be $set, $lab.Config
        $part.ControllerTokenExported, $part.MongoPasswordsExported, $part.Encrypted | Should -Be $true, $true, $false
        "$set/Config/ControllerToken.txt", "$set/Config/MongoPasswords.txt", "$set/settings.part.json" | Should -Exist
        $warnings | Should -Match 'clear text'
        $token = [IO.File]::ReadAllText("$set/Config/ControllerToken.txt").Trim()
        ($part | ConvertTo-Json) + "$warnings" | Should -Not -Match ([regex]::Escape($token))
    }

    It 'takes the set from <Way>' -ForEach @(
        @{ Way = 'its name'; Run = { Export-AlteryxControllerSetting -Path $set @given } }
        @{ Way = 'a property, with the configuration'; Run = { [pscustomobject]@{ Path = $set; ConfigPath = $lab.Config } | Export-AlteryxControllerSetting -WarningAction Ignore } }
        @{ Way = 'Backup-AlteryxCriticalFile'; Run = { Backup-AlteryxCriticalFile $set @given | Export-AlteryxControllerSetting @given } }
    ) {
        $set = Get-NewFolder
        (& $Run).Path | Should -Be $set
        "$set/settings.part.json" | Should -Exist
    }

    It 'makes nothing with -WhatIf' {
        $before = Get-FolderSnapshot $TestDrive
        Export-AlteryxControllerSetting (Get-NewFolder) -WhatIf @given | Should -BeNullOrEmpty
        Get-FolderSnapshot $TestDrive | Should -Be $before
    }

    It 'reports <Id> with what to do' -ForEach @(
        @{ Id = 'RecipientCertificateUnusable'; Run = { Export-AlteryxControllerSetting (Get-NewFolder) -RecipientCertificates "$($lab.Path)/none.cer" @given } }
        @{ Id = 'ControllerTokenNotExported'; Run = { Export-AlteryxControllerSetting (Get-NewFolder) -AlteryxServicePath "$($lab.Path)/none" @given } }
        @{ Id = 'ConfigurationNotFound'; Run = { Export-AlteryxControllerSetting (Get-NewFolder) -ConfigPath "$($lab.Config).not" } }
    ) {
        Assert-Failure (Get-Failure $Run) $Id Export-AlteryxControllerSetting
    }
}

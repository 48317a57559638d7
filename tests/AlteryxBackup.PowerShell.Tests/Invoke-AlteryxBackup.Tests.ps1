Describe 'Invoke-AlteryxBackup' {
    BeforeAll {
        . $PSScriptRoot/Setup.ps1
        $lab = New-Lab
        $WarningPreference = 'SilentlyContinue'
        $cmdlet = 'AlteryxBackup.PowerShell.Cmdlets.InvokeAlteryxBackupCommand'
    }
    AfterAll { Stop-EveryLab }

    Context 'in mode <Mode>' -ForEach @(
        @{ Mode = 'Full'; Holds = 'MongoDB/', 'Config/RuntimeSettings.xml'; Lacks = 'PostgreSQL/'; Downtime = $true }
        @{ Mode = 'DatabaseOnly'; Holds = @('MongoDB/'); Lacks = 'Config/RuntimeSettings.xml'; Downtime = $true }
        @{ Mode = 'ConfigOnly'; Holds = @('Config/RuntimeSettings.xml'); Lacks = 'MongoDB/'; Downtime = $false }
    ) {
        BeforeAll { $result = Invoke-AlteryxBackup -BackupMode $Mode -ConfigPath $lab.Config -LocalBackupPath (Get-NewFolder) -ErrorVariable failures -ErrorAction SilentlyContinue }

        It 'ends well and says so in an object' {
            $failures | Should -BeNullOrEmpty
            @($result).Count | Should -Be 1
            $result.Status | Should -Be 'Success'
            [int]$result.ExitCode | Should -Be 0
            $result.BackupMode | Should -Be $Mode
            ($result.ServiceDowntimeSeconds -gt 0) | Should -Be $Downtime
        }

        It 'leaves an archive of that content and checksum' {
            $names = Get-EntryName $result.ArchivePath
            foreach ($part in $Holds) { $names -like "$part*" | Should -Not -BeNullOrEmpty -Because $part }
            $names -like "$Lacks*" | Should -BeNullOrEmpty
            (Get-FileHash -LiteralPath $result.ArchivePath -Algorithm SHA256).Hash | Should -Be $result.ArchiveSha256
            (Get-Item -LiteralPath $result.ArchivePath).Length | Should -Be $result.ArchiveSizeBytes
        }

        It 'leaves the service running' { Get-LabState $lab.Path | Should -Be 'Running' }
    }

    Context 'binding' {
        It 'takes the mode by position' {
            (Invoke-AlteryxBackup ConfigOnly -ConfigPath $lab.Config -LocalBackupPath (Get-NewFolder)).BackupMode | Should -Be 'ConfigOnly'
        }

        It 'takes the mode by its alias' {
            (Invoke-AlteryxBackup -Mode configonly -ConfigPath $lab.Config -LocalBackupPath (Get-NewFolder)).BackupMode | Should -Be 'ConfigOnly'
        }

        It 'takes mode and configuration from properties, and goes on after a wrong one' {
            $inputs = [pscustomobject]@{ Mode = 'Nope'; ConfigPath = $lab.Config }, [pscustomobject]@{ BackupMode = 'ConfigOnly'; ConfigPath = $lab.Config }
            $result = $inputs | Invoke-AlteryxBackup -LocalBackupPath (Get-NewFolder) -ErrorVariable failures -ErrorAction SilentlyContinue
            $failures.FullyQualifiedErrorId | Should -Be "InvalidMode,$cmdlet"
            $result.Status | Should -Be 'Success'
        }

        It 'takes a relative configuration path from the location of the session' {
            Push-Location -LiteralPath $lab.Path
            try { (Invoke-AlteryxBackup ConfigOnly -ConfigPath backup-config.json -LocalBackupPath (Get-NewFolder)).Status | Should -Be 'Success' }
            finally { Pop-Location }
        }

        It 'takes settings as parameters: a list, a Boolean, a choice' {
            $copies = Get-NewFolder
            # A place that isn't there is waited for, minutes long.
            [void](New-Item -ItemType Directory -Path $copies, "$copies 2")
            $result = Invoke-AlteryxBackup ConfigOnly -ConfigPath $lab.Config -LocalBackupPath (Get-NewFolder) -NetworkBackupPaths $copies, "$copies 2" -BackupKeys $false -CompressionLevel NoCompression
            @($result.Copies).Count | Should -Be 2
            "$copies/$(Split-Path -Path $result.ArchivePath -Leaf)", "$copies 2/$(Split-Path -Path $result.ArchivePath -Leaf)" | Should -Exist
            (Get-EntryName $result.ArchivePath) -like 'Config/Keys/*' | Should -BeNullOrEmpty
        }

        It 'completes the modes' {
            Get-Completion 'Invoke-AlteryxBackup -BackupMode ' | Sort-Object | Should -Be 'ConfigOnly', 'DatabaseOnly', 'Full'
        }
    }

    Context '-WhatIf' {
        It 'shows the plan of a <_> backup and changes nothing on disk' -ForEach 'Full', 'DatabaseOnly', 'ConfigOnly' {
            $folder = Get-NewFolder
            $before = Get-FolderSnapshot $lab.Path
            $plan = Invoke-AlteryxBackup $_ -ConfigPath $lab.Config -LocalBackupPath $folder -WhatIf
            Get-FolderSnapshot $lab.Path | Should -Be $before
            $plan.BackupMode | Should -Be $_
            $plan.Steps.Count | Should -BeGreaterThan 3
            $folder | Should -Not -Exist
            Get-LabState $lab.Path | Should -Be 'Running'
        }

        It 'is heard when the caller''s $WhatIfPreference asks for it' {
            $WhatIfPreference = $true
            (Invoke-AlteryxBackup ConfigOnly -ConfigPath $lab.Config).PSObject.TypeNames[0] | Should -Match 'BackupPlan$'
        }
    }

    Context 'failures' {
        It 'reports <Id> with what to do' -ForEach @(
            @{ Id = 'InvalidMode'; Parameters = @{ BackupMode = 'Nope' } }
            @{ Id = 'ConfigurationNotFound'; Parameters = @{ BackupMode = 'Full'; ConfigPath = 'there-is-none.json' } }
            @{ Id = 'ConfigurationInvalid'; Parameters = @{ BackupMode = 'ConfigOnly'; CompressionLevel = 'Squeeze' } }
        ) {
            $given = @{ ConfigPath = $lab.Config } + @{}
            foreach ($name in $Parameters.Keys) { $given[$name] = $Parameters[$name] }
            $null = Invoke-AlteryxBackup @given -ErrorVariable failures -ErrorAction SilentlyContinue
            @($failures).Count | Should -Be 1
            $failures[0].FullyQualifiedErrorId | Should -Be "$Id,$cmdlet"
            $failures[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
            $failures[0].CategoryInfo.Category | Should -Not -Be 'NotSpecified'
        }

        It 'refuses a parameter that there is not' {
            { Invoke-AlteryxBackup ConfigOnly -NoSuchSetting 1 } | Should -Throw -ErrorId "NamedParameterNotFound,$cmdlet"
        }

        It 'refuses a value of the wrong kind' {
            { Invoke-AlteryxBackup ConfigOnly -MaxDumpSeconds soon } | Should -Throw -ErrorId "CannotConvertArgumentNoMessage,$cmdlet"
        }

        It 'writes the result of a failed dump, then an error about that result; the service is back' {
            Set-LabSwitch $lab.Path @{ DumpFault = 'FailsWithExitOne' }
            try { $result = Invoke-AlteryxBackup DatabaseOnly -ConfigPath $lab.Config -ErrorVariable failures -ErrorAction SilentlyContinue }
            finally { Set-LabSwitch $lab.Path @{ DumpFault = 'None' } }
            $result.Status | Should -Be 'Failed'
            [int]$result.ExitCode | Should -Be 5
            @($failures).Count | Should -Be 1
            $failures[0].FullyQualifiedErrorId | Should -Be "DumpFailed,$cmdlet"
            [object]::ReferenceEquals(([psobject]$failures[0].TargetObject).PSObject.BaseObject, ([psobject]$result).PSObject.BaseObject) | Should -BeTrue
            $failures[0].ErrorDetails.RecommendedAction | Should -Be $result.Errors[0].Action
            Get-LabState $lab.Path | Should -Be 'Running'
        }
    }

    Context '-MongoCredential' {
        BeforeAll {
            $password = 'Planted-9f3c7e!s3cret'
            $secure = [securestring]::new()
            $password.ToCharArray() | ForEach-Object { $secure.AppendChar($_) }
            $credential = [pscredential]::new('backup-user', $secure)
        }

        It 'shows the password in no stream, error or file (database <_>)' -ForEach 'embedded', 'self-managed' {
            $folder = Get-NewFolder
            $transcript = [IO.Path]::Combine($TestDrive, "transcript $_.txt")
            [void](Start-Transcript -LiteralPath $transcript)
            try {
                $parameters = @{ BackupMode = 'DatabaseOnly'; ConfigPath = $lab.Config; LocalBackupPath = $folder; MongoDBType = $_; MongoCredential = $credential; CompressionLevel = 'NoCompression' }
                $said = Invoke-AlteryxBackup @parameters -Verbose -Debug -WarningAction Continue -ErrorVariable failures -ErrorAction Continue *>&1
            }
            finally { [void](Stop-Transcript) }
            $told = @($said) | ForEach-Object { "$_"; $_ | Format-List -Property * -Force | Out-String -Width 500 }
            $told.Count | Should -BeGreaterThan 10
            $told -match [regex]::Escape($password) | Should -BeNullOrEmpty
            @($failures | ForEach-Object { $_ | Format-List -Property * -Force | Out-String -Width 500 }) -match [regex]::Escape($password) | Should -BeNullOrEmpty
            # All but the lock that the running database holds.
            Get-ChildItem -LiteralPath $TestDrive -Recurse -File -Force -Exclude mongod.lock | Where-Object { [Text.Encoding]::UTF8.GetString([IO.File]::ReadAllBytes($_.FullName)).Contains($password) } | Should -BeNullOrEmpty
        }
    }
}

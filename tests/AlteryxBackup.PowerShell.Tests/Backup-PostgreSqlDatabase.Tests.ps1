#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

BeforeDiscovery { $noServer = -not (Test-Path -Path '/usr/lib/postgresql/*/bin/initdb') }

Describe 'Backup-PostgreSqlDatabase' {
    BeforeAll {
        . $PSScriptRoot/Setup.ps1
        . $PSScriptRoot/PostgreSql.ps1
        if ($postgreSqlPrograms) { $server = Start-PostgreSqlServer }
        $project = [IO.Directory]::CreateDirectory([IO.Path]::Combine($TestDrive, 'a project')).FullName
        [IO.File]::WriteAllText("$project/.env", "ENV_MODE=dev`nDEV_DB_HOST=127.0.0.1`nDEV_DB_PORT=$($server.Port)`nDEV_DB_NAME=shop`nDEV_DB_USER=super`nDEV_DB_PASSWORD=`"it's \`"5\`"`"`n")
        Push-Location -LiteralPath $project
    }
    AfterAll {
        Pop-Location
        Stop-PostgreSqlServer $server
    }

    It 'dumps what .env of the current location names, into db/backups' -Skip:$noServer {
        $result = Backup-PostgreSqlDatabase
        $result.Status | Should -Be 'Success'
        $result.ExitCode | Should -Be 'Success'
        $result.BackupFile | Should -BeLike "$project*backups*shop_dev_*Z.dump"
        $result.TableCounts['public.t'] | Should -Be 7
        $result.Verified | Should -BeTrue
        (Get-FileHash -LiteralPath $result.BackupFile).Hash | Should -Be $result.Checksum
        ($result | Test-PostgreSqlBackup).Valid | Should -BeTrue
        (Get-PostgreSqlBackup -Latest).BackupFile | Should -Be $result.BackupFile
        ($result | Out-String) | Should -Match 'public.t: 7'
    }

    It 'takes server, database and credential as parameters' -Skip:$noServer {
        $password = [securestring]::new()
        "it's `"5`"".ToCharArray() | ForEach-Object { $password.AppendChar($_) }
        $result = Backup-PostgreSqlDatabase -Environment Prod -ComputerName 127.0.0.1 -Port $server.Port -DatabaseName shop -Credential ([pscredential]::new('super', $password)) -OutputDirectory elsewhere -WarningVariable warnings -WarningAction SilentlyContinue
        $result.BackupFile | Should -BeLike ([IO.Path]::Combine($project, 'elsewhere', 'shop_prod_*'))
        "$warnings" | Should -Match 'this machine itself'
    }

    It 'shows with -WhatIf what it would do, and makes nothing' -Skip:$noServer {
        $plan = Backup-PostgreSqlDatabase -Environment Dev -OutputDirectory planned -WhatIf
        $plan.DatabaseName | Should -Be 'shop'
        $plan.BackupFile | Should -BeLike '*planned*shop_dev_*'
        Test-Path -LiteralPath planned | Should -BeFalse
    }

    It 'lets older dumps go once the new one stands' -Skip:$noServer {
        $folder = Get-NewFolder
        $old = New-SimulatedDump $folder 50
        (Backup-PostgreSqlDatabase -OutputDirectory $folder -RetentionDays 30).Status | Should -Be 'Success'
        Test-Path -LiteralPath $old | Should -BeFalse
        @(Get-PostgreSqlBackup $folder).Count | Should -Be 1
    }

    It 'writes its result and an error with what to do when it fails' -Skip:$noServer {
        $result = Backup-PostgreSqlDatabase -DatabaseName nowhere -ErrorVariable failures -ErrorAction SilentlyContinue
        $result.Status | Should -Be 'Failed'
        [int]$result.ExitCode | Should -Be 5
        Assert-Failure $failures 'PostgreSqlDatabaseNotFound' 'Backup-PostgreSqlDatabase'
        $failures[0].TargetObject | Should -Be $result
    }

    It 'says which variables are missing' {
        Push-Location -LiteralPath ([IO.Directory]::CreateDirectory((Get-NewFolder)).FullName)
        try { Assert-Failure (Get-Failure { Backup-PostgreSqlDatabase -Environment Prod }) 'PostgreSqlSettingsMissing' 'Backup-PostgreSqlDatabase' 'variables' }
        finally { Pop-Location }
    }

    It 'offers the environments' { Get-Completion 'Backup-PostgreSqlDatabase -Environment ' | Should -Be 'Auto', 'Dev', 'Prod' }
}

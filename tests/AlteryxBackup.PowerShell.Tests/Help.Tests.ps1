#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

BeforeDiscovery {
    $modulePath = if ($env:ALTERYXBACKUP_MODULE) { $env:ALTERYXBACKUP_MODULE } else { [IO.Path]::Combine($PSScriptRoot, '..', '..', 'artifacts', 'AlteryxBackup') }
    Import-Module -Name ([IO.Path]::Combine($modulePath, 'AlteryxBackup.psd1')) -Force
    $cmdletNames = @((Get-Command -Module AlteryxBackup).Name)

    # Examples that a lab can't run, each with the reason.
    $notRun = @{
        'Invoke-AlteryxBackup: A database of your own that asks for a password' = 'Get-Credential asks at the prompt, and the lab has an embedded database.'
        'Backup-PostgreSqlDatabase: What would be dumped'                       = 'It takes a PostgreSQL server; Backup-PostgreSqlDatabase.Tests.ps1 has one.'
        'Backup-PostgreSqlDatabase: The developer''s database, into db/backups'  = 'It takes a PostgreSQL server.'
        'Backup-PostgreSqlDatabase: Production, every night, with dumps kept for 30 days and one a week for 12 weeks' = 'It takes a PostgreSQL server.'
        'Backup-PostgreSqlDatabase: A database that no file names'              = 'Get-Credential asks at the prompt.'
        'New-AlteryxBackupConfiguration: The file that every command finds'     = "It would write into the machine's own folder."
    }
    $all = foreach ($name in $cmdletNames) {
        foreach ($example in (Get-Help -Name $name).examples.example) {
            @{ Title = "${name}: " + ($example.title -replace '^-+ Example \d+: (.*) -+$', '$1'); Code = $example.code }
        }
    }
    $examples = @($all | Where-Object { -not $notRun.ContainsKey($_.Title) })
    $leftOut = @($notRun.Keys | ForEach-Object { @{ Title = $_; IsThere = $_ -in $all.Title } })
}

Describe 'The help of <_>' -ForEach $cmdletNames {
    BeforeAll {
        $name = $_
        $help = Get-Help -Name $name -Full
        $common = [Management.Automation.Cmdlet]::CommonParameters
        $command = Get-Command -Name $name
        $real = @($command.Parameters.Values | Where-Object Name -NotIn $common)
        $told = @($help.parameters.parameter)

        function Get-RealFact {
            param($Parameter)
            $type = [Nullable]::GetUnderlyingType($Parameter.ParameterType)
            if (-not $type) { $type = $Parameter.ParameterType }
            $sets = @($Parameter.ParameterSets.Values)
            $position = @($sets.Position) -ne [int]::MinValue | Select-Object -First 1
            $ways = @(
                if ($sets.ValueFromPipelineByPropertyName -contains $true) { 'ByPropertyName' }
                if ($sets.ValueFromPipeline -contains $true) { 'ByValue' }
            )
            [pscustomobject]@{
                Name     = $Parameter.Name
                Type     = $type.Name
                Required = "$($sets.IsMandatory -contains $true)"
                Position = if ($null -eq $position) { 'named' } else { "$position" }
                Pipeline = if ($ways) { "True ($($ways -join ', '))" } else { 'False' }
                Aliases  = if ($Parameter.Aliases.Count) { $Parameter.Aliases -join ', ' } else { 'none' }
            }
        }
    }

    It 'is the module''s own, with synopsis, description, output and three examples' {
        $command.Source | Should -Be 'AlteryxBackup'
        $help.Category | Should -Be 'Cmdlet'
        $help.Synopsis.Trim() | Should -Match '\.$'
        ($help.description | Out-String).Trim() | Should -Not -BeNullOrEmpty
        @($help.returnValues.returnValue).type.name | Should -Be @($command.OutputType.Name)
        @($help.examples.example).Count | Should -BeGreaterOrEqual 3
    }

    It 'has exactly the parameters that the session has' {
        ($told.name | Sort-Object) -join "`n" | Should -Be (($real.Name | Sort-Object) -join "`n")
    }

    It 'says of each parameter what the session knows of it' {
        foreach ($parameter in $real) {
            $is = Get-RealFact $parameter
            $says = $told | Where-Object name -EQ $parameter.Name
            $text = [pscustomobject]@{
                Name     = $says.name
                Type     = $says.type.name
                Required = if ($says.required -eq 'true') { 'True' } else { 'False' }
                Position = $says.position
                Pipeline = $says.pipelineInput
                Aliases  = $says.aliases
            }
            "$text" | Should -Be "$is"
            ($says.description | Out-String).Trim() | Should -Not -BeNullOrEmpty
        }
    }

    It 'answers -Parameter for each' {
        foreach ($parameter in $real) { (Get-Help -Name $name -Parameter $parameter.Name).name | Should -Be $parameter.Name }
    }

    It 'has a syntax for each parameter set' {
        @($help.syntax.syntaxItem).Count | Should -Be $command.ParameterSets.Count
    }
}

Describe 'The topics' {
    It 'about_AlteryxBackup names every cmdlet' {
        $text = Get-Help -Name about_AlteryxBackup | Out-String
        foreach ($name in (Get-Command -Module AlteryxBackup).Name) { $text | Should -Match "(?m)^ +$name\r?$" }
    }

    It 'about_AlteryxBackup_Configuration names every setting that a backup takes' {
        $text = Get-Help -Name about_AlteryxBackup_Configuration | Out-String
        $settings = (Get-Command -Name Invoke-AlteryxBackup).Parameters.Values | Where-Object IsDynamic
        $settings.Count | Should -BeGreaterThan 50
        foreach ($setting in $settings) { $text | Should -Match "(?m)^ +-$($setting.Name), default " }
    }
}

Describe 'The examples' {
    BeforeAll {
        . $PSScriptRoot/Setup.ps1
        . $PSScriptRoot/ExampleServer.ps1
        $server = New-ExampleServer
    }
    AfterEach { if ($Code -match 'Stop-Alteryx') { Restore-ExampleService $server } }
    AfterAll { Remove-ExampleServer $server }

    It '<Title>' -ForEach $examples {
        { Invoke-Example $server $Code } | Should -Not -Throw
    }

    It 'leave out none that is gone: <Title>' -ForEach $leftOut {
        $IsThere | Should -BeTrue
    }
}

BeforeDiscovery {
    $repository = [IO.Path]::GetFullPath([IO.Path]::Combine($PSScriptRoot, '..', '..'))
    $documents = @([IO.Path]::Combine($repository, 'README.md')) + @(Get-ChildItem -LiteralPath ([IO.Path]::Combine($repository, 'docs')) -Filter *.md).FullName

    # Code blocks that say they are PowerShell, and code in running text or tables that begins with one of the cmdlets.
    $codes = foreach ($document in $documents) {
        $text = [IO.File]::ReadAllText($document).Replace("`r", '')
        $name = [IO.Path]::GetFileName($document)
        $blocks = [regex]::Matches($text, '(?ms)^```powershell\n(?<code>.*?)^```')
        $inline = [regex]::Matches(($text -replace '(?ms)^```.*?^```$'), '`(?<code>[A-Z][a-z]+-Alteryx\w+ [^`\n]+)`')
        foreach ($found in @($blocks) + @($inline)) {
            $code = $found.Groups['code'].Value.Replace('\|', '|').TrimEnd()
            @{ Title = "${name}: $(@($code -split '\n')[0])"; Code = $code }
        }
    }
}

Describe 'PowerShell in the documents' {
    BeforeAll {
        . $PSScriptRoot/Setup.ps1
        . $PSScriptRoot/ExampleServer.ps1
        $server = New-ExampleServer
        $modulePathBefore = $env:PSModulePath
        $env:PSModulePath = [IO.Path]::GetDirectoryName([IO.Path]::GetFullPath($modulePath)) + [IO.Path]::PathSeparator + $env:PSModulePath

        # Commands that only Windows has, an installer, or a reader's own certificate: their names and parameters are checked, and what uses them is not run here.
        $elsewhere = @{
            'alteryx-backup'                  = $null # The documents' command lines have a test of their own.
            'Get-AuthenticodeSignature'       = @('LiteralPath')
            'Get-ScheduledTaskInfo'           = @('TaskPath', 'TaskName')
            'Get-Service'                     = @('Name')
            'Install-Module'                  = @('Name', 'Repository', 'Scope')
            'Install-PSResource'              = @('Name', 'Repository', 'Scope')
            'New-EventLog'                    = @('LogName', 'Source')
            'New-ScheduledTaskPrincipal'      = @('UserId', 'LogonType', 'RunLevel')
            'Register-PSRepository'           = @('Name', 'SourceLocation', 'InstallationPolicy')
            'Register-PSResourceRepository'   = @('Name', 'Uri', 'Trusted')
            'Register-ScheduledTask'          = @('TaskPath', 'TaskName', 'Xml')
            'Set-AuthenticodeSignature'       = @('LiteralPath', 'Certificate', 'HashAlgorithm')
            'Set-ScheduledTask'               = @('TaskPath', 'TaskName', 'Principal')
            'Unblock-File'                    = @('LiteralPath')
            './build.ps1'                     = @('Task', 'SigningScript')
        }

        # Get-ChildItem has it where the path is Cert:, which Windows alone has.
        $fromProvider = 'CodeSigningCert'

        # What the page's reader has and a lab has not: an archive's path, and a place of its own for a new configuration (a test writes nothing into the machine's folder).
        function ConvertTo-Runnable {
            param([string]$Text)
            $archive = (Get-AlteryxBackup -Latest -BackupMode Full).ArchivePath
            $Text -creplace '\bARCHIVE\b', "'$archive'" -replace '(?m)^New-AlteryxBackupConfiguration$', "New-AlteryxBackupConfiguration -Path '$([IO.Path]::Combine((Get-NewFolder), 'backup-config.json'))'"
        }

        function Get-CommandFault {
            param($Call)
            $name = $Call.GetCommandName()
            if (-not $name) { return }
            $parameters = $Call.CommandElements | Where-Object { $_ -is [Management.Automation.Language.CommandParameterAst] -and $_.ParameterName -ne $fromProvider } | ForEach-Object ParameterName
            if ($elsewhere.ContainsKey($name)) {
                if ($null -ne $elsewhere[$name]) { $parameters | Where-Object { $_ -notin $elsewhere[$name] } | ForEach-Object { "$name has no -$_ in the list" } }
                return
            }
            $command = Get-Command -Name $name -ErrorAction Ignore
            if (-not $command) { return "there is no command $name" }
            foreach ($parameter in $parameters) {
                try { [void]$command.ResolveParameter($parameter) } catch { "$name has no -$parameter" }
            }
        }
    }
    AfterEach { if ($Code -match 'Stop-Alteryx') { Restore-ExampleService $server } }
    AfterAll {
        $env:PSModulePath = $modulePathBefore
        Remove-ExampleServer $server
    }

    It 'is right: <Title>' -ForEach $codes {
        $faults = $null
        $tree = [Management.Automation.Language.Parser]::ParseInput($Code, [ref]$null, [ref]$faults)
        $faults | Should -BeNullOrEmpty
        $calls = $tree.FindAll({ $args[0] -is [Management.Automation.Language.CommandAst] }, $true)
        $calls | ForEach-Object { Get-CommandFault $_ } | Should -BeNullOrEmpty
        $runnable = ConvertTo-Runnable $Code
        $runnable | Should -Not -Match 'New-AlteryxBackupConfiguration(?! -Path)'
        if (-not ($calls | Where-Object { $elsewhere.ContainsKey("$($_.GetCommandName())") })) {
            { Invoke-Example $server $runnable } | Should -Not -Throw
        }
    }

    It 'names cmdlets that are there, on the page of all tasks' {
        $page = [IO.File]::ReadAllText([IO.Path]::Combine($repository, 'docs', 'quick-reference.md'))
        $names = [regex]::Matches($page, '`(?<name>[A-Z][a-z]+-Alteryx\w+)[ `]') | ForEach-Object { $_.Groups['name'].Value } | Sort-Object -Unique
        $names.Count | Should -BeGreaterThan 10
        $names | Where-Object { -not (Get-Command -Name $_ -Module AlteryxBackup -ErrorAction Ignore) } | Should -BeNullOrEmpty
    }
}

BeforeDiscovery {
    $folder = if ($env:ALTERYXBACKUP_MODULE) { $env:ALTERYXBACKUP_MODULE } else { "$PSScriptRoot/../../artifacts/AlteryxBackup" }
    $scripts = @(Get-ChildItem -Path $folder -Recurse -Include *.ps1, *.psm1, *.psd1) + @(Get-ChildItem -Path "$PSScriptRoot/../../build.ps1", "$PSScriptRoot/*.ps1") |
        ForEach-Object { @{ Name = $_.Name; Path = $_.FullName } }
    $assemblyBuilder = 'Reflection.Emit.PersistedAssemblyBuilder' -as [type]
    $analyzer = Get-Module -Name PSScriptAnalyzer -ListAvailable
}

Describe 'The module' {
    BeforeAll {
        . $PSScriptRoot/Setup.ps1
        $manifest = Import-PowerShellDataFile -Path $manifestPath
    }

    It 'has a manifest that PowerShell accepts' {
        (Test-ModuleManifest -Path $manifestPath -ErrorAction Stop).Version | Should -Be ([version]$manifest.ModuleVersion)
    }

    It 'exports exactly what its manifest says' {
        $module = Get-Module -Name AlteryxBackup
        $module.ExportedCmdlets.Keys | Sort-Object | Should -Be ($manifest.CmdletsToExport | Sort-Object)
        $module.ExportedFunctions.Count + $module.ExportedAliases.Count + $module.ExportedVariables.Count | Should -Be 0
    }

    It 'has a cmdlet for each name in its manifest and no name missing there' {
        $command = Get-Command -Name Invoke-AlteryxBackup
        $cmdlets = $command.ImplementingType.Assembly.GetExportedTypes() |
            ForEach-Object { $_.GetCustomAttributes([Management.Automation.CmdletAttribute], $false) } |
            ForEach-Object { "$($_.VerbName)-$($_.NounName)" }
        $cmdlets | Sort-Object | Should -Be ($manifest.CmdletsToExport | Sort-Object)
    }

    It 'uses approved verbs only' {
        $approved = (Get-Verb).Verb
        (Get-Command -Module AlteryxBackup).Verb | Where-Object { $_ -notin $approved } | Should -BeNullOrEmpty
    }

    It 'is of one version: manifest and assemblies' {
        foreach ($assembly in Get-ChildItem -Path "$modulePath/bin/*/AlteryxBackup*.dll") {
            [Reflection.AssemblyName]::GetAssemblyName($assembly.FullName).Version.ToString(3) | Should -Be $manifest.ModuleVersion -Because $assembly.FullName
        }
    }

    It 'ships no file of PowerShell itself and nothing that only a build needs' {
        Get-ChildItem -Path $modulePath -Recurse -Include System.Management.Automation.dll, *.pdb, *.deps.json, *.lock.json | Should -BeNullOrEmpty
    }

    It 'is tagged in the package as the gallery looks for it' {
        $nuspec = "$modulePath/AlteryxBackup.nuspec"
        if (-not (Test-Path -Path $nuspec)) { Set-ItResult -Skipped -Because 'this is the build folder, not the package' }
        $metadata = ([xml](Get-Content -Path $nuspec -Raw)).package.metadata
        $metadata.version | Should -Be $manifest.ModuleVersion
        $tags = -split $metadata.tags
        foreach ($cmdlet in $manifest.CmdletsToExport) { $tags | Should -Contain "PSCmdlet_$cmdlet" }
        foreach ($tag in @('PSModule', 'PSEdition_Desktop', 'PSEdition_Core') + $manifest.PrivateData.PSData.Tags) { $tags | Should -Contain $tag }
        "$modulePath/lib" | Should -Not -Exist
    }

    It 'gives the same types when it is imported again' {
        $before = (Get-Command -Name Invoke-AlteryxBackup).ImplementingType
        Import-Module -Name $manifestPath -Force
        [object]::ReferenceEquals((Get-Command -Name Invoke-AlteryxBackup).ImplementingType, $before) | Should -BeTrue
    }

    It 'goes when it is removed, and comes back' {
        $counts = Invoke-FreshSession {
            Import-Module -Name $args[0]
            Remove-Module -Name AlteryxBackup
            @(Get-Command -Name Invoke-AlteryxBackup -ListImported -ErrorAction Ignore).Count
            @(Get-Module -Name AlteryxBackup*).Count
            Import-Module -Name $args[0]
            @(Get-Command -Name Invoke-AlteryxBackup -ListImported -ErrorAction Ignore).Count
        } $manifestPath
        $counts | Should -Be 0, 0, 1
    }

    It 'can be used in two runspaces of one process at once' {
        $shells = 1..2 | ForEach-Object {
            $shell = [powershell]::Create()
            [void]$shell.AddScript('Import-Module -Name $args[0]; (Get-Command -Name Invoke-AlteryxBackup).ImplementingType').AddArgument($manifestPath)
            $shell
        }
        $running = $shells | ForEach-Object { [pscustomobject]@{ Shell = $_; Call = $_.BeginInvoke() } }
        $types = $running | ForEach-Object { $_.Shell.EndInvoke($_.Call) }
        $shells | ForEach-Object { $_.Streams.Error.Count; $_.Dispose() } | Should -Be 0, 0
        @($types).Count | Should -Be 2
        [object]::ReferenceEquals($types[0], $types[1]) | Should -BeTrue
    }

    It 'leaves the session as it was: no variable, function or alias of its own' {
        $left = Invoke-FreshSession {
            Import-Module -Name Microsoft.PowerShell.Management, Microsoft.PowerShell.Utility
            $before = @(Get-ChildItem -Path Variable:, Function:, Alias: | ForEach-Object { $_.PSPath }) + 'before'
            Import-Module -Name $args[0]
            Get-ChildItem -Path Variable:, Function:, Alias: | Where-Object { $_.PSPath -notin $before -and $_.Name -ne 'before' } | ForEach-Object { $_.Name }
        } $manifestPath
        $left | Should -BeNullOrEmpty
    }

    It 'loads in a fresh session; how long it takes is told, not judged' {
        $milliseconds = 1..5 | ForEach-Object {
            Invoke-FreshSession { $path = $args[0]; (Measure-Command -Expression { Import-Module -Name $path }).TotalMilliseconds } $manifestPath
        }
        # The figure is for whoever reads the test's output.
        Write-Host ('      import: median {0:0} ms of {1}' -f ($milliseconds | Sort-Object)[2], (($milliseconds | ForEach-Object { '{0:0}' -f $_ }) -join ', '))
        ($milliseconds | Sort-Object)[2] | Should -BeLessThan 5000
    }
}

Describe 'The module beside other versions of its dependencies' -Skip:(-not $assemblyBuilder) {
    BeforeAll {
        . $PSScriptRoot/Setup.ps1
        $lab = New-Lab -Stopped
        $others = 'System.IO.Abstractions, Version=99.0.0.0', 'Newtonsoft.Json, Version=9.0.0.0' | ForEach-Object {
            $name = [Reflection.AssemblyName]$_
            $builder = ('Reflection.Emit.PersistedAssemblyBuilder' -as [type])::new($name, [object].Assembly)
            [void]$builder.DefineDynamicModule('m').DefineType('Stranger', 'Public').CreateType()
            $builder.Save("$TestDrive/$($name.Name).dll")
            "$TestDrive/$($name.Name).dll"
        }
    }
    AfterAll { Stop-EveryLab }

    It 'uses its own when they were loaded before by <_>' -ForEach 'LoadFrom', 'LoadFile' {
        $said = Invoke-FreshSession {
            $loaded = foreach ($other in $args[2, 3]) { [Reflection.Assembly]::($args[1])($other).GetName().Version.ToString() }
            $loaded -join ' '
            Import-Module -Name $args[0]
            (Invoke-AlteryxBackup ConfigOnly -ConfigPath $args[4] -WarningAction Ignore).Status.ToString()
        } $manifestPath, $_, $others[0], $others[1], $lab.Config
        # PowerShell itself has Newtonsoft.Json, and LoadFrom gives that one.
        $said[0] | Should -Match '^99\.0\.0\.0 (9|13)\.0\.0\.0$'
        $said[1] | Should -Be 'Success'
    }
}

Describe 'The script <Name>' -ForEach $scripts {
    BeforeAll {
        $faults = $null
        $tree = [Management.Automation.Language.Parser]::ParseFile($Path, [ref]$null, [ref]$faults)
        $calls = $tree.FindAll({ $args[0] -is [Management.Automation.Language.CommandAst] }, $true) | ForEach-Object { $_.GetCommandName() } | Where-Object { $_ }
    }

    It 'parses, in ASCII, which Windows PowerShell reads without a byte order mark' {
        $faults | Should -BeNullOrEmpty
        [IO.File]::ReadAllText($Path) | Should -Match '\A[\x00-\x7f]*\z'
    }

    It 'uses no alias, no Invoke-Expression, and approved verbs for its functions' {
        $calls | Where-Object { Get-Alias -Name ($_ -replace '[[\]?*]', '`$0') -ErrorAction Ignore } | Should -BeNullOrEmpty
        $calls | Should -Not -Contain 'Invoke-Expression'
        $verbs = $tree.FindAll({ $args[0] -is [Management.Automation.Language.FunctionDefinitionAst] }, $true) | ForEach-Object { @($_.Name -split '-')[0] }
        $approved = (Get-Verb).Verb
        $verbs | Where-Object { $_ -notin $approved } | Should -BeNullOrEmpty
    }

    It 'has nothing that PSScriptAnalyzer warns of' -Skip:(-not $analyzer) {
        Invoke-ScriptAnalyzer -Path $Path -Severity Warning, Error -ExcludeRule PSAvoidUsingWriteHost, PSUseDeclaredVarsMoreThanAssignments | Should -BeNullOrEmpty
    }
}

$assemblyFolder = if ($PSEdition -eq 'Core') { 'net8.0' } else { 'net472' }
$assemblyFolder = [IO.Path]::Combine($PSScriptRoot, 'bin', $assemblyFolder)
$cmdletsPath = [IO.Path]::Combine($assemblyFolder, 'AlteryxBackup.PowerShell.dll')

if ($PSEdition -eq 'Core') {
    # A load context of our own: whichever System.IO.Abstractions another module has brought into the session, this one keeps the version it was tested with.
    # There is one for the whole process, found again by its name: PowerShell remembers a cmdlet's types, and wouldn't take those of a second context for the same.
    $contextName = "AlteryxBackup $cmdletsPath"
    $everyRunspace = [psobject].Assembly
    [Threading.Monitor]::Enter($everyRunspace)
    try {
        $context = [Runtime.Loader.AssemblyLoadContext]::All | Where-Object Name -EQ $contextName | Select-Object -First 1
        if (-not $context) {
            $context = [Runtime.Loader.AssemblyLoadContext]::new($contextName, $false)
            foreach ($assembly in [IO.Directory]::GetFiles($assemblyFolder, '*.dll')) {
                [void]$context.LoadFromAssemblyPath($assembly)
            }
        }
    }
    finally {
        [Threading.Monitor]::Exit($everyRunspace)
    }
    $cmdlets = $context.Assemblies | Where-Object Location -EQ $cmdletsPath
    # Twice over: for an assembly that was imported before, PowerShell answers with the module it has kept, and puts its cmdlets nowhere (PowerShell issue 20710).
    $inner = Import-Module -ModuleInfo (Import-Module -Assembly $cmdlets -PassThru) -PassThru

    # PowerShell looks for type names outside that context alone; the views show sizes with this one.
    $byteSize = $context.Assemblies.ForEach({ $_.GetType('AlteryxBackup.Reporting.ByteSize') }).Where({ $_ })[0]
    $accelerators = [psobject].Assembly.GetType('System.Management.Automation.TypeAccelerators')
    [void]$accelerators::Remove($byteSize.FullName)
    $accelerators::Add($byteSize.FullName, $byteSize)
}
else {
    $inner = Import-Module -Name $cmdletsPath -PassThru
}

Export-ModuleMember -Cmdlet @($inner.ExportedCmdlets.Keys)

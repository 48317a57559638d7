<#
.SYNOPSIS
Builds, tests, packs and installs the module: one word for each of the commands that CI runs too.

.DESCRIPTION
Build     builds everything; the module is laid out in artifacts/AlteryxBackup.
Package   makes artifacts/packages/AlteryxBackup.<version>.nupkg as the PowerShell Gallery takes it.
Pester    makes the package, unpacks it, and runs the Pester tests against that content.
Test      runs the .NET tests, then Pester.
Install   copies the module into the module folder of the user, or of all users (-AllUsers; that is where SYSTEM finds it), without a version's folder in the path.
Campaign  runs the engine's tests at full length.

.PARAMETER SigningScript
A script that is called with the full path of each .dll, .ps1, .psm1, .psd1 and .ps1xml of the laid-out module before it is packed or installed. It signs that file in place, or leaves
it alone (what others have signed); it throws when it can't, and then nothing is packed.

.PARAMETER NoBuild
Takes what the last Build left.

.EXAMPLE
./build.ps1 -Task Package -SigningScript ./sign.ps1
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Pester', 'Package', 'Install', 'Campaign')][string[]]$Task = 'Build',
    [string]$SigningScript,
    [switch]$AllUsers,
    [switch]$NoBuild
)
$ErrorActionPreference = 'Stop'
$artifacts = Join-Path $PSScriptRoot 'artifacts'
$module = Join-Path $artifacts 'AlteryxBackup'

function Invoke-DotNet {
    & dotnet @args --nologo
    if ($LASTEXITCODE -ne 0) { throw "dotnet $($args[0]) failed with exit code $LASTEXITCODE." }
}
function Invoke-Build { if (-not $NoBuild) { Invoke-DotNet build (Join-Path $PSScriptRoot 'AlteryxBackup.sln') -c Release -v quiet } }
function Invoke-Signing {
    if (-not $SigningScript) { return }
    $sign = (Resolve-Path -LiteralPath $SigningScript).ProviderPath
    Get-ChildItem -LiteralPath $module -Recurse -File | Where-Object Extension -In '.dll', '.ps1', '.psm1', '.psd1', '.ps1xml' | ForEach-Object { & $sign $_.FullName }
}
function New-Package {
    Invoke-DotNet pack (Join-Path $PSScriptRoot 'src/AlteryxBackup.PowerShell') -c Release --no-build -v quiet
    $version = (Import-PowerShellDataFile -LiteralPath (Join-Path $module 'AlteryxBackup.psd1')).ModuleVersion
    return Join-Path $artifacts "packages/AlteryxBackup.$version.nupkg"
}
function Import-Pester {
    if (-not (Get-Module -Name Pester -ListAvailable | Where-Object Version -GE ([version]'5.3'))) {
        try { Install-Module -Name Pester -MinimumVersion 5.3 -Scope CurrentUser -Force -SkipPublisherCheck }
        catch { throw "Pester 5 is missing and can't be had from the gallery: its tests were not run. $_" }
    }
    Import-Module -Name Pester -MinimumVersion 5.3
}
function Invoke-PesterTest([string]$Package) {
    Import-Pester
    $unpacked = Join-Path $artifacts 'unpacked/AlteryxBackup'
    if (Test-Path -LiteralPath $unpacked) { Remove-Item -LiteralPath $unpacked -Recurse -Force }
    Add-Type -AssemblyName System.IO.Compression.FileSystem
    [IO.Compression.ZipFile]::ExtractToDirectory($Package, $unpacked)
    $env:ALTERYXBACKUP_MODULE = $unpacked
    $run = Invoke-Pester -Path (Join-Path $PSScriptRoot 'tests/AlteryxBackup.PowerShell.Tests') -PassThru -Output Normal
    $failed = $run.FailedCount + $run.FailedBlocksCount + $run.FailedContainersCount
    Write-Output "Pester: $($run.PassedCount) passed, $failed failed, $($run.SkippedCount + $run.NotRunCount) skipped"
    if ($failed -gt 0) { exit 1 }
}
function Install-BuiltModule {
    $folders = $env:PSModulePath -split [IO.Path]::PathSeparator
    $parent = if (-not $AllUsers) { $folders[0] } elseif ($env:ProgramFiles) { Join-Path $env:ProgramFiles 'WindowsPowerShell\Modules' } else { $folders[1] }
    $target = Join-Path $parent 'AlteryxBackup'
    # Moved aside first: where a session still uses it, that fails before anything has changed.
    if (Test-Path -LiteralPath $target) { Move-Item -LiteralPath $target -Destination "$target.old" }
    [void](New-Item -ItemType Directory -Path $parent -Force)
    Copy-Item -LiteralPath $module -Destination $target -Recurse
    if (Test-Path -LiteralPath "$target.old") { Remove-Item -LiteralPath "$target.old" -Recurse -Force }
    Write-Output "Installed in $target"
}

Invoke-Build
if ($Task -contains 'Package' -or $Task -contains 'Pester' -or $Task -contains 'Test' -or $Task -contains 'Install') { Invoke-Signing; $package = New-Package }
if ($Task -contains 'Test') { Invoke-DotNet test (Join-Path $PSScriptRoot 'AlteryxBackup.sln') -c Release --no-build }
if ($Task -contains 'Test' -or $Task -contains 'Pester') { Invoke-PesterTest $package }
if ($Task -contains 'Install') { Install-BuiltModule }
if ($Task -contains 'Campaign') {
    $env:ALTERYXBACKUP_CAMPAIGN, $env:ALTERYXBACKUP_GENERATED_CONFIGURATIONS = '1', '10000'
    Invoke-DotNet test (Join-Path $PSScriptRoot 'tests/AlteryxBackup.Tests') -c Release --no-build
}

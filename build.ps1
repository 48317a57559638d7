<#
.SYNOPSIS
Builds, tests, packs and installs the module: one word for each of the commands that CI runs too.

.DESCRIPTION
Build     builds everything; the module is laid out in artifacts/AlteryxBackup.
Package   makes artifacts/packages/AlteryxBackup.<version>.nupkg as the PowerShell Gallery takes it.
Pester    makes the package, unpacks it, and runs the Pester tests against that content.
Test      runs the .NET tests, then Pester.
Install   copies the module into the module folder of the user, or of all users (-AllUsers: where SYSTEM finds it), with no version in the path.
Campaign  runs the tests and the kill campaigns at full length: hours.

.PARAMETER SigningScript
Called with the full path of each .dll, .ps1, .psm1, .psd1 and .ps1xml of the module before it is packed. Signs it in place; throws when it can't.
.PARAMETER NoBuild
Takes what the last Build left. See docs/install.md for installing and signing.
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Pester', 'Package', 'Install', 'Campaign')][string]$Task = 'Build',
    [string]$SigningScript,
    [switch]$AllUsers, [switch]$NoBuild
)
$ErrorActionPreference = 'Stop'
$artifacts, $module = (Join-Path $PSScriptRoot 'artifacts'), (Join-Path $PSScriptRoot 'artifacts/AlteryxBackup')

function Invoke-DotNet {
    & dotnet @args --nologo
    if ($LASTEXITCODE -ne 0) { throw "dotnet $($args[0]) failed with exit code $LASTEXITCODE." }
}
function Invoke-Signing {
    if (-not $SigningScript) { return }
    $sign = (Resolve-Path -LiteralPath $SigningScript).ProviderPath
    Get-ChildItem -LiteralPath $module -Recurse -File | Where-Object Extension -In '.dll', '.ps1', '.psm1', '.psd1', '.ps1xml' | ForEach-Object { & $sign $_.FullName }
}
function New-Package {
    Invoke-DotNet pack (Join-Path $PSScriptRoot 'src/AlteryxBackup.PowerShell') -c Release --no-build -v quiet | Out-Host
    $version = (Import-PowerShellDataFile -LiteralPath (Join-Path $module 'AlteryxBackup.psd1')).ModuleVersion
    return Join-Path $artifacts "packages/AlteryxBackup.$version.nupkg"
}
function Invoke-PesterTest([string]$Package) {
    if (-not (Get-Module -Name Pester -ListAvailable | Where-Object Version -GE ([version]'5.3'))) {
        try { Install-Module -Name Pester -MinimumVersion 5.3 -Scope CurrentUser -Force -SkipPublisherCheck }
        catch { throw "Pester 5 is missing and can't be had from the gallery, so its tests were not run: $_" }
    }
    Import-Module -Name Pester -MinimumVersion 5.3
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
    [void](New-Item -ItemType Directory -Path $parent -Force)
    # Whole before it has the name: a copy that breaks off half-way leaves what was there.
    if (Test-Path -LiteralPath "$target.new") { Remove-Item -LiteralPath "$target.new" -Recurse -Force }
    Copy-Item -LiteralPath $module -Destination "$target.new" -Recurse
    if (Test-Path -LiteralPath $target) {
        if (Test-Path -LiteralPath "$target.old") { Remove-Item -LiteralPath "$target.old" -Recurse -Force }
        # Where a session still uses it, this fails before anything has changed.
        Move-Item -LiteralPath $target -Destination "$target.old"
    }
    Move-Item -LiteralPath "$target.new" -Destination $target
    if (Test-Path -LiteralPath "$target.old") { Remove-Item -LiteralPath "$target.old" -Recurse -Force }
    Write-Output "Installed in $target"
}

if (-not $NoBuild) { Invoke-DotNet build (Join-Path $PSScriptRoot 'AlteryxBackup.sln') -c Release -v quiet }
if ($Task -notin 'Build', 'Campaign') { Invoke-Signing; $package = New-Package }
switch ($Task) {
    'Test' { Invoke-DotNet test (Join-Path $PSScriptRoot 'AlteryxBackup.sln') -c Release --no-build; Invoke-PesterTest $package }
    'Pester' { Invoke-PesterTest $package }
    'Package' { Write-Output $package }
    'Install' { Install-BuiltModule }
    'Campaign' {
        $env:ALTERYXBACKUP_CAMPAIGN, $env:ALTERYXBACKUP_GENERATED_CONFIGURATIONS = '1', '10000'
        Invoke-DotNet test (Join-Path $PSScriptRoot 'AlteryxBackup.sln') -c Release --no-build
        foreach ($victim in 'Process', 'Session', 'GuardFirst', 'Restore') {
            Invoke-DotNet run --project (Join-Path $PSScriptRoot 'tests/AlteryxBackup.KillCampaign') -c Release --no-build -- --kills 200 --victim $victim
        }
    }
}

# Dot-sourced by each test file in BeforeAll: the module under test, and simulated servers to try it on.
# ALTERYXBACKUP_MODULE names the module's folder; build.ps1 lets it be the content of the package.
$repository = [IO.Path]::GetFullPath([IO.Path]::Combine($PSScriptRoot, '..', '..'))
$modulePath = if ($env:ALTERYXBACKUP_MODULE) { $env:ALTERYXBACKUP_MODULE } else { [IO.Path]::Combine($repository, 'artifacts', 'AlteryxBackup') }
$manifestPath = [IO.Path]::Combine($modulePath, 'AlteryxBackup.psd1')
$powershellPath = (Get-Process -Id $PID).Path
$onWindows = [Environment]::OSVersion.Platform -eq 'Win32NT'
$programPath = [IO.Path]::Combine($repository, 'src', 'AlteryxBackup.Cli', 'bin', 'Release', 'net10.0', 'alteryx-backup' + $(if ($onWindows) { '.exe' }))
$labs = [Collections.Generic.List[string]]::new()

# Whatever stands in a user's profile or module folders, this one is tested.
Get-Module -Name AlteryxBackup | Remove-Module
Import-Module -Name $manifestPath -Force

function Invoke-LabCommand {
    param([string]$Verb, [string]$Path, [string[]]$Options = @())
    $output = & $programPath lab $Verb $Path @Options --json
    if ($LASTEXITCODE -ne 0) { throw "lab $Verb $Path ended with $LASTEXITCODE`: $output" }
    $output | ConvertFrom-Json
}

# A server of a handful of documents, quick to stop and start; in a folder whose name has a blank, unless one is named. Further nodes are worker-1, worker-2, ...
function New-Lab {
    [CmdletBinding(SupportsShouldProcess)]
    param([string]$Name = 'lab server', [int]$Nodes = 1, [switch]$Stopped)
    $path = [IO.Path]::Combine($TestDrive, $Name)
    $lab = Invoke-LabCommand create $path '--size-mb', '0', '--nodes', $Nodes
    $labs.Add($path)
    foreach ($node in Get-LabNode $path) { Set-LabSwitch $node @{ StartSeconds = 0.1; StopSeconds = 0.1 } }
    if (-not $Stopped) { [void](Invoke-LabCommand start $path) }
    [pscustomobject]@{ Path = $path; Config = $lab.ConfigurationPath }
}

# Faults and times of the simulated server: see lab.json.
function Set-LabSwitch {
    [CmdletBinding(SupportsShouldProcess)]
    param([string]$Path, [hashtable]$Switch)
    $file = [IO.Path]::Combine($Path, 'lab.json')
    $switches = Get-Content -LiteralPath $file -Raw | ConvertFrom-Json
    foreach ($name in $Switch.Keys) { $switches.$name = $Switch[$name] }
    [IO.File]::WriteAllText($file, ($switches | ConvertTo-Json))
}

# The folder of each node, the controller's first: each is a simulated server of its own.
function Get-LabNode {
    param([string]$Path)
    $Path
    $workers = [IO.Path]::Combine($Path, 'nodes')
    if ([IO.Directory]::Exists($workers)) { [IO.Directory]::GetDirectories($workers) | Sort-Object }
}

function Get-LabState { param([string]$Path) (Invoke-LabCommand status $Path).ServiceState }

# A folder that isn't there yet. Archives are named to the second: a folder for each backup keeps quick ones apart.
function Get-NewFolder { [IO.Path]::Combine($TestDrive, "folder $([guid]::NewGuid().ToString('N'))") }

# The archive of a backup; ConfigOnly is the quickest.
function New-Archive {
    [CmdletBinding(SupportsShouldProcess)]
    param($Lab, [string]$Folder = (Get-NewFolder), [string]$Mode = 'ConfigOnly')
    (Invoke-AlteryxBackup -BackupMode $Mode -ConfigPath $Lab.Config -LocalBackupPath $Folder -WarningAction Ignore -ErrorAction Stop).ArchivePath
}

# The same archive, with what stands beside it, under another name or in another folder.
function Copy-Archive {
    param([string]$Archive, [string]$To)
    [void][IO.Directory]::CreateDirectory([IO.Path]::GetDirectoryName($To))
    foreach ($ending in '', '.manifest.json', '.sha256') { [IO.File]::Copy("$Archive$ending", "$To$ending") }
    $To
}

# One byte in the middle is another.
function Set-Damage {
    [CmdletBinding(SupportsShouldProcess)]
    param([string]$Archive)
    $bytes = [IO.File]::ReadAllBytes($Archive)
    $middle = [int]($bytes.Length / 2)
    $bytes[$middle] = $bytes[$middle] -bxor 0xff
    [IO.File]::WriteAllBytes($Archive, $bytes)
}

function Get-EntryName {
    param([string]$Archive)
    Add-Type -AssemblyName System.IO.Compression.FileSystem
    $zip = [IO.Compression.ZipFile]::OpenRead($Archive)
    try { $zip.Entries.FullName } finally { $zip.Dispose() }
}

# What the Tab key offers at the end of a line.
function Get-Completion { param([string]$Line) (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches.CompletionText }

# The errors of a command, and nothing else of it.
function Get-Failure {
    param([scriptblock]$Command)
    $ErrorActionPreference = 'Continue'
    $WarningPreference = 'Ignore'
    @(& $Command 2>&1 | Where-Object { $_ -is [Management.Automation.ErrorRecord] })
}

# One error, of this id and from this cmdlet, with a category and what to do about it.
function Assert-Failure {
    param([object[]]$Failure, [string]$Id, [string]$Cmdlet, [string]$Action = '\S')
    @($Failure.FullyQualifiedErrorId) -join '; ' | Should -Be "$Id,AlteryxBackup.PowerShell.Cmdlets.$($Cmdlet.Replace('-', ''))Command" -Because "$Failure"
    $Failure[0].ErrorDetails.RecommendedAction | Should -Match $Action
    $Failure[0].ErrorDetails.RecommendedAction | Should -Not -Match 'alteryx-backup |--\w' -Because 'who works in PowerShell is told cmdlets'
    $Failure[0].CategoryInfo.Category | Should -Not -Be 'NotSpecified'
}

# A workflow that the lab's service runs for so many seconds, as a real process; its request is a file that the service takes.
function Start-LabWorkflow {
    [CmdletBinding(SupportsShouldProcess)]
    param([string]$Path, [double]$Seconds)
    $request = [IO.Path]::Combine($Path, 'Run', "Workflow $([guid]::NewGuid().ToString('N')).yxmd.workflow")
    [IO.File]::WriteAllText("$request.new", $Seconds.ToString([cultureinfo]::InvariantCulture))
    [IO.File]::Move("$request.new", $request)
    for ($i = 0; $i -lt 50 -and -not (Invoke-LabCommand status $Path).Workflows; $i++) { Start-Sleep -Milliseconds 100 }
}

# In AfterAll of each file that makes labs: no service outlives the tests.
function Stop-EveryLab {
    [CmdletBinding(SupportsShouldProcess)]
    param()
    foreach ($path in $labs) {
        foreach ($node in Get-LabNode $path) { Set-LabSwitch $node @{ ServiceFault = 'None' } }
        [void](Invoke-LabCommand stop $path)
    }
    $labs.Clear()
}

# Every file below a folder with its time and content's length: equal before and after means untouched.
function Get-FolderSnapshot {
    param([string]$Path)
    Get-ChildItem -LiteralPath $Path -Recurse -Force | Sort-Object FullName | ForEach-Object { "$($_.FullName)|$($_.LastWriteTimeUtc.Ticks)|$($_.Length)" }
}

# A fresh session without profile; what the script block returns comes back.
function Invoke-FreshSession {
    param([scriptblock]$ScriptBlock, [object[]]$ArgumentList = @())
    & $powershellPath -NoProfile -NonInteractive -Command $ScriptBlock -args $ArgumentList
}

# A program to its end: its exit code and both its streams.
function Invoke-Program {
    param([string]$Path, [string[]]$Arguments)
    $errors = [IO.Path]::Combine($TestDrive, "stderr $([guid]::NewGuid()).txt")
    $output = & $Path @Arguments 2>$errors
    [pscustomobject]@{ ExitCode = $LASTEXITCODE; Output = $output -join "`n"; Error = [IO.File]::ReadAllText($errors) }
}

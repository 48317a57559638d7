@{
    # The one source of the version: every assembly, package and manifest takes it from here.
    ModuleVersion          = '0.1.0'
    RootModule             = 'AlteryxBackup.psm1'
    GUID                   = '5d0f4a9e-4f0b-4a57-9a3c-0b6f3f1f7c52'
    Author                 = 'AlteryxBackup'
    CompanyName            = 'AlteryxBackup'
    Copyright              = '(c) AlteryxBackup. All rights reserved.'
    Description            = 'Backup and restore of Alteryx Server: stops the service safely, proves the dump, verifies the archive.'
    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions   = @('Desktop', 'Core')
    TypesToProcess         = @('AlteryxBackup.Types.ps1xml')
    FormatsToProcess       = @('AlteryxBackup.Format.ps1xml')
    FunctionsToExport      = @()
    VariablesToExport      = @()
    AliasesToExport        = @()
    CmdletsToExport        = @(
        'Backup-AlteryxCriticalFile'
        'Backup-AlteryxDatabase'
        'Backup-PostgreSqlDatabase'
        'Compress-AlteryxBackup'
        'Copy-AlteryxBackup'
        'Expand-AlteryxBackup'
        'Export-AlteryxControllerSetting'
        'Get-AlteryxBackup'
        'Get-AlteryxBackupConfiguration'
        'Get-AlteryxServer'
        'Get-PostgreSqlBackup'
        'Invoke-AlteryxBackup'
        'New-AlteryxBackupConfiguration'
        'New-AlteryxBackupManifest'
        'Remove-AlteryxOldBackup'
        'Remove-PostgreSqlBackup'
        'Repair-AlteryxBackupState'
        'Restore-AlteryxBackup'
        'Start-AlteryxServiceSafely'
        'Stop-AlteryxServiceSafely'
        'Test-AlteryxBackupConfiguration'
        'Test-AlteryxBackupEnvironment'
        'Test-AlteryxBackupIntegrity'
        'Test-AlteryxServiceState'
        'Test-PostgreSqlBackup'
    )
    PrivateData            = @{
        PSData = @{
            Tags         = @('Alteryx', 'AlteryxServer', 'Backup', 'Restore', 'MongoDB', 'PostgreSQL', 'DisasterRecovery', 'Windows')
            ReleaseNotes = 'What changed stands in CHANGELOG.md, in the folder of the module.'
        }
    }
}

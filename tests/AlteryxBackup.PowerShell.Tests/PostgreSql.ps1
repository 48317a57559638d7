# Dot-sourced after Setup.ps1: dumps of PostgreSQL databases, and a real server where one can be had.
$postgreSqlPrograms = @(Get-ChildItem -Path '/usr/lib/postgresql/*/bin' -Directory -ErrorAction Ignore | Sort-Object { [int]$_.Parent.Name } -Descending)[0]

# A file with a dump's name and metadata that fit it; nothing else of it is a dump.
function New-SimulatedDump {
    [CmdletBinding(SupportsShouldProcess)]
    param([string]$Folder, [double]$DaysAgo, [string]$Database = 'shop', [string]$Environment = 'dev')
    [void][IO.Directory]::CreateDirectory($Folder)
    $time = [DateTime]::UtcNow.AddDays(-$DaysAgo)
    $stem = [IO.Path]::Combine($Folder, "${Database}_${Environment}_$($time.ToString("yyyy-MM-dd'T'HH-mm-ss'Z'"))")
    [IO.File]::WriteAllText("$stem.dump", 'PGDMP')
    $metadata = [ordered]@{
        backup_timestamp = $time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"); environment = $Environment; database_name = $Database
        backup_file = [IO.Path]::GetFileName("$stem.dump"); backup_size_bytes = 5; checksum_sha256 = '00'; table_counts = @{ 'public.t' = 3 }
        pg_dump_version = '15.1'; postgresql_version = '15.1'; verified_at = $time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'")
    }
    [IO.File]::WriteAllText("$stem.metadata.json", ($metadata | ConvertTo-Json))
    "$stem.dump"
}

function Invoke-PostgreSqlProgram {
    param([string]$Name, [string[]]$Arguments)
    $program = [IO.Path]::Combine($postgreSqlPrograms.FullName, $Name)
    $output = if ((& id -u) -eq '0') { & setpriv --reuid=postgres --regid=postgres --clear-groups $program @Arguments 2>&1 } else { & $program @Arguments 2>&1 }
    if ($LASTEXITCODE -ne 0) { throw "$Name ended with $LASTEXITCODE`: $output" }
}

# A server on a free port of 127.0.0.1 with a database "shop" of one table; its user asks for the password 'it''s "5"'.
function Start-PostgreSqlServer {
    [CmdletBinding(SupportsShouldProcess)]
    param()
    $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
    $listener.Start()
    $port = $listener.LocalEndpoint.Port
    $listener.Stop()
    $folder = [IO.Directory]::CreateTempSubdirectory('alteryx-backup-postgresql-').FullName
    $password = [IO.Path]::Combine($folder, 'password')
    [IO.File]::WriteAllText($password, "it's `"5`"`n")
    if ((& id -u) -eq '0') { & chown -R postgres $folder }
    $data = [IO.Path]::Combine($folder, 'data')
    Invoke-PostgreSqlProgram initdb '-D', $data, '-U', 'super', "--pwfile=$password", '--auth=scram-sha-256', '--no-sync', '--encoding=UTF8', '--locale=C.UTF-8'
    Invoke-PostgreSqlProgram pg_ctl 'start', '--wait', '-D', $data, '-l', ([IO.Path]::Combine($folder, 'log')), '-o', "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"
    $env:PGPASSWORD = "it's `"5`""
    try {
        foreach ($sql in 'CREATE DATABASE shop', 'CREATE TABLE t AS SELECT generate_series(1, 7) AS a') {
            & ([IO.Path]::Combine($postgreSqlPrograms.FullName, 'psql')) -X -q -h 127.0.0.1 -p $port -U super -d $(if ($sql -like 'CREATE DATABASE*') { 'postgres' } else { 'shop' }) -c $sql
            if ($LASTEXITCODE -ne 0) { throw "psql ended with $LASTEXITCODE" }
        }
    }
    finally { $env:PGPASSWORD = $null }
    [pscustomobject]@{ Port = $port; Folder = $folder; Data = $data }
}

function Stop-PostgreSqlServer {
    [CmdletBinding(SupportsShouldProcess)]
    param($Server)
    if ($Server) {
        Invoke-PostgreSqlProgram pg_ctl 'stop', '--wait', '-D', $Server.Data, '-m', 'immediate'
        [IO.Directory]::Delete($Server.Folder, $true)
    }
}

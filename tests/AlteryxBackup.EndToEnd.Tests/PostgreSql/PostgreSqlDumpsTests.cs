using System;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.EndToEnd.Tests.PostgreSql;

[Collection(PostgreSqlServer.Collection)]
public sealed class PostgreSqlDumpsTests(PostgreSqlServer server)
{
    [PostgreSqlFact]
    public void A_dump_is_verified_listed_and_pruned_by_what_stands_beside_it()
    {
        using var project = new Project(server, server.Database("plain", "CREATE TABLE t (a int); INSERT INTO t SELECT generate_series(1, 100);"));
        var made = project.Run("backup");
        Assert.True(made.ExitCode == 0, made.Everything);
        var newest = made.Text("BackupFile");
        var old = Older(newest, "2026-01-05T03-00-00Z", metadata => metadata.Remove("verified_at"));
        var older = Older(newest, "2026-01-04T03-00-00Z", _ => { });

        // The very same dump, as a program before this one left it.
        Assert.Equal(0, project.Run("verify", old).ExitCode);
        var listed = project.Run("list").Document.EnumerateArray().ToList();
        Assert.Equal([newest, old, older], listed.Select(backup => backup.GetProperty("BackupFile").GetString()));
        Assert.Equal([true, false, true], listed.Select(backup => backup.GetProperty("Verified").GetBoolean()));

        var forecast = project.Run("prune", "--what-if", "--retention-days", "30");
        Assert.Equal(["NewestGood", "Expired", "Expired"], forecast.Document.GetProperty("Decisions").EnumerateArray().Select(decision => decision.GetProperty("Rule").GetString()));
        Assert.Equal(3, project.Dumps.Count);
        Assert.Equal(0, project.Run("prune", "--retention-days", "30", "--keep-daily", "2").ExitCode);
        Assert.Equal([older, newest], project.Dumps);
        Assert.False(File.Exists(old.Replace(".dump", ".metadata.json", StringComparison.Ordinal)));
    }

    [PostgreSqlFact]
    public void A_damaged_dump_is_not_valid()
    {
        using var project = new Project(server, server.Database("plain", "CREATE TABLE t (a int); INSERT INTO t SELECT generate_series(1, 100);"));
        var dump = project.Run("backup").Text("BackupFile");
        var good = File.ReadAllBytes(dump);
        var flipped = (byte[])good.Clone();
        flipped[^20] ^= 1;

        Assert.Equal("Checksum", Finding(flipped));
        Assert.Equal("Metadata", Finding(good[..^20]));
        File.WriteAllBytes(dump, good);
        File.Delete(dump.Replace(".dump", ".metadata.json", StringComparison.Ordinal));
        Assert.Equal("Metadata", Finding(good));
        File.Delete(dump);
        Assert.Equal("File", Finding(null));

        string? Finding(byte[]? content)
        {
            if (content is not null)
            {
                File.WriteAllBytes(dump, content);
            }

            var answer = project.Run("verify", dump);
            Assert.Equal((int)ErrorCatalogue.PostgreSqlBackupInvalid.ExitCode, answer.ExitCode);
            Assert.False(answer.Document.GetProperty("Valid").GetBoolean());
            return answer.Document.GetProperty("Findings")[0].GetProperty("Check").GetString();
        }
    }

    private static string Older(string dump, string time, Action<JsonObject> change)
    {
        var path = Path.Combine(Path.GetDirectoryName(dump)!, $"plain_dev_{time}.dump");
        File.Copy(dump, path);
        var metadata = JsonNode.Parse(File.ReadAllText(dump.Replace(".dump", ".metadata.json", StringComparison.Ordinal)))!.AsObject();
        metadata["backup_timestamp"] = time[..10] + time[10..].Replace('-', ':');
        metadata["backup_file"] = Path.GetFileName(path);
        change(metadata);
        File.WriteAllText(path.Replace(".dump", ".metadata.json", StringComparison.Ordinal), metadata.ToJsonString());
        return path;
    }
}

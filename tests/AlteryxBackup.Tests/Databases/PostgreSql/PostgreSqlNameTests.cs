using System;
using System.IO;
using System.IO.Abstractions;
using System.Text;
using AlteryxBackup.Databases.PostgreSql;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Secrets;

namespace AlteryxBackup.Tests.Databases.PostgreSql;

public sealed class PostgreSqlNameTests
{
    private static readonly DateTimeOffset Night = new(2026, 11, 21, 3, 0, 7, TimeSpan.Zero);

    [Fact]
    public void A_dump_is_named_for_database_environment_and_time()
    {
        var name = PostgreSqlBackupName.Of("shop_1", "prod", Night);

        Assert.Equal("shop_1_prod_2026-11-21T03-00-07Z.dump", name.FileName);
        Assert.Equal(name, PostgreSqlBackupName.Parse(name.FileName));
        Assert.Equal("/d/shop_1_prod_2026-11-21T03-00-07Z.metadata.json", PostgreSqlBackupName.MetadataPath("/d/" + name.FileName));
    }

    [Fact]
    public void A_database_of_any_name_has_a_dump_that_Windows_can_name()
    {
        var name = PostgreSqlBackupName.Of("a/b:c*%\n", "dev", Night).FileName;

        Assert.Equal("a%2Fb%3Ac%2A%25%0A_dev_2026-11-21T03-00-07Z.dump", name);
    }

    [Theory]
    [InlineData("shop_dev_2026-11-21T03-00-07Z.dump.partial", "shop_dev")]
    [InlineData("shop_dev_2026-11-21T03-00-07Z.metadata.json.partial", "shop_dev")]
    [InlineData("shop_dev_2026-11-21T03-00-07Z.dump", null)]
    [InlineData("shop_dev.dump.partial", null)]
    [InlineData("other.partial", null)]
    public void What_a_killed_run_has_left_is_known_by_its_name(string file, string? series) => Assert.Equal(series, PostgreSqlBackupName.SeriesOfPartial(file));

    [Theory]
    [InlineData("plain", "*:*:*:*:plain\n")]
    [InlineData("a:b\\c d#'\"", "*:*:*:*:a\\:b\\\\c d#'\"\n")]
    public void A_password_is_handed_over_by_a_private_file_that_is_gone_afterwards(string password, string content)
    {
        using var folder = new TemporaryFolder();
        var machine = LocalMachine.Create();
        using var secret = Secret.FromText(password);
        var place = folder.Combine(PasswordFile.Prefix + "x");
        using (var file = PasswordFile.Write(machine.Files, machine.DurableFiles, new RecordingObserver(), place, secret))
        {
            var path = file.Environment["PGPASSFILE"]!;
            Assert.Equal(content, File.ReadAllText(path, Encoding.UTF8));
            Assert.Empty(machine.Protection.Readers(path));
            Assert.Null(file.Environment["PGPASSWORD"]);
        }

        Assert.False(Directory.Exists(place));
    }

    [Fact]
    public void A_dump_lacks_the_tables_that_its_contents_do_not_name()
    {
        var contents = new DumpContents(["public users app", "sales odd name app", "s t x y"]);

        Assert.Equal(["public.user", "gone"], contents.Missing(["public.users", "users", "sales.odd name", "s.t x", "public.user", "gone"]));
    }

    [Fact]
    public void Metadata_of_programs_before_this_one_are_read()
    {
        using var folder = new TemporaryFolder();
        var dump = folder.Combine("shop_dev_2026-11-20T10-00-00Z.dump");
        File.WriteAllText(dump, "PGDMP");
        File.WriteAllText(
            folder.Combine("shop_dev_2026-11-20T10-00-00Z.metadata.json"),
            """{"backup_timestamp": "2026-11-20T11:00:00+01:00", "environment": "dev", "database_name": "shop", "backup_file": "x", "backup_size_bytes": 5, "checksum_sha256": "ABC", "table_counts": {"users": 3}, "other": []}""");

        var backup = Assert.Single(new PostgreSqlCatalogue(new FileSystem()).List(folder.Path));

        Assert.Null(backup.Problem);
        Assert.False(backup.Verified);
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero), backup.CreatedAt);
        Assert.Equal("abc", backup.Checksum);
        Assert.Equal(3, backup.TableCounts!["users"]);
    }
}

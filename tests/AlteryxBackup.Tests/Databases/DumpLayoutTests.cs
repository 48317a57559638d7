using System.IO;
using System.IO.Abstractions;
using System.Linq;
using AlteryxBackup.Databases;

namespace AlteryxBackup.Tests.Databases;

public sealed class DumpLayoutTests : System.IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_files_of_mongodump_are_recognised_one_and_all()
    {
        var layout = Read(DumpFixtures.Plain);

        Assert.Empty(layout.Findings);
        Assert.Empty(layout.Unknown);
        Assert.Equal(["AlteryxGallery", "AlteryxGallery_Lucene", "AlteryxService"], layout.Databases);
        Assert.Equal(
            ["activeUsers", "appInfos", "capped", "dot.ted.name", "locks", "odd name/with%+chars", "sessions", "users"],
            layout.Collections.Where(collection => collection.Database == "AlteryxGallery").Select(collection => collection.Name));
        Assert.Equal("activeUsers", layout.Collections.Single(collection => collection.IsView).Name);
        Assert.Null(layout.Oplog);
    }

    [Fact]
    public void Compressed_files_and_an_oplog_are_recognised_too()
    {
        var layout = Read(DumpFixtures.Gzip);

        Assert.Empty(layout.Findings);
        Assert.Empty(layout.Unknown);
        Assert.Equal("oplog.bson", layout.Oplog);
        Assert.Equal(14, layout.Collections.Count);
        Assert.Equal(13, layout.WithData.Count());
    }

    [Fact]
    public void Files_and_folders_that_nobody_knows_are_named()
    {
        DumpFixtures.CopyTo(DumpFixtures.Plain, _folder.Path);
        File.WriteAllText(_folder.Combine("dump.log"), "");
        File.WriteAllText(_folder.Combine("AlteryxService", "notes.txt"), "");
        Directory.CreateDirectory(_folder.Combine("AlteryxService", "sub"));

        Assert.Equal(["dump.log", "AlteryxService/notes.txt", "AlteryxService/sub/"], Read(_folder.Path).Unknown);
    }

    [Theory]
    [InlineData("AlteryxGallery/users.bson", "AlteryxGallery/users.metadata.json: the collection's .bson file is missing")]
    [InlineData("AlteryxGallery/users.metadata.json", "AlteryxGallery/users.bson: the collection's metadata file is missing")]
    public void A_missing_half_is_found(string deleted, string finding)
    {
        DumpFixtures.CopyTo(DumpFixtures.Plain, _folder.Path);
        File.Delete(_folder.Combine(deleted));

        Assert.Equal([finding], Read(_folder.Path).Findings.Select(found => found.ToString()));
    }

    [Theory]
    [InlineData("{\"collectionName\":\"users\"", "can't be read")]
    [InlineData("{\"collectionName\":\"users\"} {}", "can't be read")]
    [InlineData("{\"collectionName\":\"Users\"}", "describes the collection Users")]
    [InlineData("", "can't be read")]
    public void Metadata_must_be_one_JSON_object_about_its_own_collection(string metadata, string problem)
    {
        DumpFixtures.CopyTo(DumpFixtures.Plain, _folder.Path);
        File.WriteAllText(_folder.Combine("AlteryxGallery", "users.metadata.json"), metadata);

        var finding = Assert.Single(Read(_folder.Path).Findings);
        Assert.Equal("AlteryxGallery/users.metadata.json", finding.File);
        Assert.Contains(problem, finding.Problem, System.StringComparison.Ordinal);
    }

    [Fact]
    public void Metadata_of_old_tools_says_neither_name_nor_type()
    {
        Directory.CreateDirectory(_folder.Combine("db"));
        File.WriteAllText(_folder.Combine("db", "a+b%2Fc.bson"), "");
        File.WriteAllText(_folder.Combine("db", "a+b%2Fc.metadata.json"), "{\"options\":{},\"indexes\":[]}");
        File.WriteAllText(_folder.Combine("db", "seen.metadata.json"), "{\"options\":{\"viewOn\":\"a\",\"pipeline\":[]},\"indexes\":[]}");
        File.WriteAllText(_folder.Combine("db", "system.indexes.bson"), "");

        var layout = Read(_folder.Path);

        Assert.Empty(layout.Findings);
        Assert.Equal([("a b/c", false), ("seen", true), ("system.indexes", false)], layout.Collections.Select(found => (found.Name, found.IsView)));
    }

    [Fact]
    public void A_name_too_long_for_a_file_is_taken_from_the_metadata()
    {
        var name = new string('x', 206) + "é and more that the file name has no room for";
        var stem = new string('x', 206) + "%C%24aGFzaA";
        Directory.CreateDirectory(_folder.Combine("db"));
        File.WriteAllText(_folder.Combine("db", stem + ".bson"), "");
        File.WriteAllText(_folder.Combine("db", stem + ".metadata.json"), $"{{\"collectionName\":\"{name}\",\"type\":\"collection\"}}");

        var layout = Read(_folder.Path);

        Assert.Empty(layout.Findings);
        Assert.Equal(name, Assert.Single(layout.Collections).Name);
    }

    [Fact]
    public void Plain_and_compressed_files_of_one_collection_are_two_dumps_mixed()
    {
        DumpFixtures.CopyTo(DumpFixtures.Plain, _folder.Path);
        File.Copy(Path.Combine(DumpFixtures.Gzip, "AlteryxGallery/users.bson.gz"), _folder.Combine("AlteryxGallery", "users.bson.gz"));

        Assert.Contains("two dumps are mixed", Assert.Single(Read(_folder.Path).Findings).Problem, System.StringComparison.Ordinal);
    }

    private static DumpLayout Read(string folder) => new DumpLayoutReader(new FileSystem(), folder).Read();
}

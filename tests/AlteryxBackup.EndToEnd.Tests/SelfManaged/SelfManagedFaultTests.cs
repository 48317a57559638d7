using System;
using System.IO;
using System.Linq;
using AlteryxBackup.EndToEnd.Tests.Backups;
using AlteryxBackup.MongoTools;

namespace AlteryxBackup.EndToEnd.Tests.SelfManaged;

/// <summary>What mongodump calls success and is none, and what it can't do: exit code 5 with the reason, no archive, nothing left, the service never touched.</summary>
public sealed class SelfManagedFaultTests(SelfManagedServer mongo) : IClassFixture<SelfManagedServer>
{
    [Theory]
    [InlineData(Trap.DumpNothing, "", "DumpNotProved", "the database AlteryxService is missing")]
    [InlineData(Trap.Omit, "AlteryxGallery.users", "DumpNotProved", "the collection AlteryxGallery.users is missing")]
    [InlineData(Trap.OmitDone, "AlteryxService.AS_Queue", "DumpNotProved", "never that it was done")]
    [InlineData(Trap.Miscount, "AlteryxService.AS_Queue", "DumpNotProved", "AlteryxService/AS_Queue.bson.gz: the tool counted ")]
    [InlineData(Trap.Drop, "AlteryxGallery.users", "DumpNotProved", "AlteryxGallery/users.bson.gz: the tool counted ")]
    [InlineData(Trap.Truncate, "AlteryxGallery.users", "DumpNotProved", "AlteryxGallery/users.bson.gz: document ")]
    [InlineData(Trap.Corrupt, "AlteryxGallery.users", "DumpNotProved", "AlteryxGallery/users.bson.gz: document 1 at byte 0")]
    [InlineData(Trap.OmitMetadata, "AlteryxGallery.users", "DumpNotProved", "metadata file is missing")]
    [InlineData(Trap.OnlySay, "AlteryxService.AS_Schedules", "DumpNotProved", "the tool said that it was done dumping AlteryxService.AS_Schedules, which isn't in the dump")]
    [InlineData(Trap.ExitCode, "1", "DumpFailed", "the tool ended with exit code 1")]
    [InlineData(Trap.FillDisk, "AlteryxGallery.users", "DumpFailed", "no space left on device")]
    [InlineData(Trap.LoseConnection, "AlteryxGallery.users", "MongoNotReachable", "incomplete read of message header: EOF")]
    public void A_dump_that_is_not_provably_whole_is_exit_code_5_with_the_reason(Trap trap, string about, string id, string reason)
    {
        Refuse(() => mongo.Tools.Play(trap, about), id, reason);
    }

    [Fact]
    public void A_database_that_does_not_exist_is_no_success() =>
        Refuse(() => { }, "DumpNotProved", "the database AlteryxGallry is missing", "MongoDBConfiguration.SelfManagedMongoDB.Database=AlteryxService,AlteryxGallry");

    [Fact]
    public void A_collection_that_must_be_there_is_missed_before_anything_is_dumped()
    {
        Refuse(() => { }, "DumpNotProved", "has no collection AlteryxService.nosuch", "MongoDBConfiguration.RequiredCollections=AlteryxService.nosuch");
        Assert.DoesNotContain(mongo.Tools.Calls, call => call.Arguments.Contains("--collection=nosuch") && call.Arguments.Any(argument => argument.StartsWith("--out", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_oplog_that_rolled_over_is_no_success() => Refuse(
        () => mongo.Tools.Become(mongo.Tools.World with { Servers = [mongo.Tools.World.Servers[0] with { ReplicaSet = "rs0" }] }, Trap.OplogOverflow), "DumpFailed", "oplog overflow");

    [Fact]
    public void A_standalone_server_has_no_oplog_to_insist_on() =>
        Refuse(() => { }, "DumpFailed", "error getting recent oplog entry", "MongoDBConfiguration.SelfManagedMongoDB.Oplog=always");

    [Theory]
    [InlineData("MongoAuthenticationFailed", "(AuthenticationFailed) Authentication failed.", "wrong")]
    [InlineData("MongoPasswordNotAvailable", "isn't there", "missing")]
    public void A_wrong_password_is_found_before_anything_is_stopped(string id, string reason, string file)
    {
        var path = mongo.PathTo(file + ".txt");
        if (file == "wrong")
        {
            File.WriteAllText(path, "wrong\n");
            SelfManagedServer.Protect(path);
        }

        Refuse(() => { }, id, reason, "MongoDBConfiguration.SelfManagedMongoDB.PasswordFile=" + path, "ServiceConfiguration.StopServiceForExternalDB=true");
    }

    [Fact]
    public void A_password_file_that_others_can_read_is_refused()
    {
        var path = mongo.PathTo("open.txt");
        File.WriteAllText(path, SelfManagedServer.Password);
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        Refuse(() => { }, "MongoPasswordNotAvailable", "can be read by everybody", "MongoDBConfiguration.SelfManagedMongoDB.PasswordFile=" + path);
    }

    [Fact]
    public void Missing_rights_are_found_before_anything_is_stopped() => Refuse(
        () => { }, "MongoRightsMissing", "(Unauthorized) not authorized on Alteryx", "MongoDBConfiguration.SelfManagedMongoDB.Username=nobody", "ServiceConfiguration.StopServiceForExternalDB=true");

    [Fact]
    public void A_collection_that_may_not_be_read_is_found_during_the_dump() => Refuse(
        () => mongo.Tools.Become(mongo.Tools.World with { Servers = [mongo.Tools.World.Servers[0] with { Users = [new MongoUser("bk", SelfManagedServer.Password, "admin", ["backup", "deny:AlteryxService.AS_Schedules"])] }] }),
        "MongoRightsMissing", "error counting AlteryxService.AS_Schedules");

    [Fact]
    public void A_server_that_is_not_there_is_found_before_anything_is_stopped() => Refuse(
        () => { }, "MongoNotReachable", "connection refused", "MongoDBConfiguration.SelfManagedMongoDB.Host=127.0.0.1", "MongoDBConfiguration.SelfManagedMongoDB.Port=1", "ServiceConfiguration.StopServiceForExternalDB=true");

    [Fact]
    public void Tools_that_are_not_there_or_too_old_are_found_before_anything_is_stopped()
    {
        Refuse(() => { }, "MongoToolsNotFound", "was not found. Looked at: ", "MongoDBConfiguration.ToolsPath=" + mongo.PathTo("nowhere"));
        Refuse(() => mongo.Tools.Become(mongo.Tools.World with { ToolVersion = "3.6.3" }), "MongoToolsNotFound", "is release 3.6.3");
    }

    [Fact]
    public void A_dump_over_its_limit_is_ended()
    {
        Refuse(() => mongo.Tools.Play(Trap.Slow, "500"), "DumpTimeout", "after 1 seconds", "ServiceConfiguration.MaxDumpSeconds=1");
        Assert.Empty(ToolsStillRunning());
    }

    private string[] ToolsStillRunning() => OperatingSystem.IsWindows()
        ? []
        : [.. Directory.GetDirectories("/proc").Where(path => char.IsAsciiDigit(Path.GetFileName(path)[0])).Where(path => ReadAll(path).StartsWith(mongo.Tools.Dump, StringComparison.Ordinal))];

    private static string ReadAll(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline"));
        }
        catch (IOException)
        {
            return "";
        }
    }

    private void Refuse(Action play, string id, string reason, params string[] settings)
    {
        var (world, service) = (mongo.Tools.World, mongo.Server.Status().ProcessId);
        try
        {
            play();
            var run = mongo.Run("Full", settings);

            Assert.True(run.ExitCode == 5, run.Program.Output);
            Assert.Equal([id], run.ErrorIds);
            Assert.Contains(reason, run.Errors[0].Message, StringComparison.Ordinal);
            Assert.Empty(Leftovers.In(mongo.Server));
            Assert.Equal(service, mongo.Server.Status().ProcessId);
        }
        finally
        {
            mongo.Tools.Become(world);
        }
    }
}

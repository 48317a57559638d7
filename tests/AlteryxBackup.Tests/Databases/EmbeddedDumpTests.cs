using System;
using System.ComponentModel;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using System.Threading;
using AlteryxBackup.Databases;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Platform.Processes;
using AlteryxBackup.Server;

namespace AlteryxBackup.Tests.Databases;

public sealed class EmbeddedDumpTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly RecordingObserver _observer = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_tool_is_asked_for_one_dump_and_its_words_and_growth_are_told()
    {
        var target = _folder.Combine("dump");
        File.WriteAllBytes(_folder.Combine("data.wt"), new byte[1000]);
        var tool = new Tool(request =>
        {
            Assert.True(Directory.Exists(target));
            File.WriteAllBytes(Path.Combine(target, "some.bson"), new byte[400]);
            request.WhileRunning!();
            request.OnLine!("dumping");
            return new ProcessOutcome(0, false, [], [], TimeSpan.FromSeconds(2));
        });

        var dump = Make(tool, target, maxSeconds: 90);

        Assert.Equal("/opt/AlteryxService", tool.Request!.FileName);
        Assert.Equal(["emongodump=" + target], tool.Request.Arguments);
        Assert.False(tool.Request.LeavesDescendants);
        Assert.Equal(TimeSpan.FromSeconds(90), tool.Request.TimeLimit);
        Assert.Equal((target, TimeSpan.FromSeconds(2), false), (dump.Folder, dump.Duration, dump.LooksFailed));
        Assert.Equal(["emongodump: dumping"], _observer.Texts(MessageLevel.Debug));
        var progress = Assert.Single(_observer.Events.OfType<StepProgressEvent>());
        Assert.Equal(("DumpDatabase", 400L, 1000L), (progress.Step, progress.Done, progress.Total));
        Assert.Empty(_observer.Texts(MessageLevel.Warning));
    }

    [Fact]
    public void No_limit_means_none_and_a_total_that_was_passed_is_not_told()
    {
        var target = _folder.Combine("dump");
        var tool = new Tool(request =>
        {
            File.WriteAllBytes(Path.Combine(target, "some.bson"), new byte[400]);
            request.WhileRunning!();
            return new ProcessOutcome(0, false, [], [], TimeSpan.Zero);
        });

        _ = Make(tool, target, maxSeconds: 0);

        Assert.Null(tool.Request!.TimeLimit);
        Assert.Null(Assert.Single(_observer.Events.OfType<StepProgressEvent>()).Total);
    }

    [Fact]
    public void A_dump_that_looks_failed_is_returned_so_that_the_service_can_start_at_once() =>
        Assert.True(Make(new Tool(_ => new ProcessOutcome(0, false, "EMongoDump failed"u8.ToArray(), [], TimeSpan.Zero)), _folder.Combine("dump")).LooksFailed);

    [Fact]
    public void A_folder_with_something_in_it_is_refused_before_anything_runs()
    {
        var tool = new Tool(_ => throw new InvalidOperationException());
        File.WriteAllText(_folder.Combine("stale.bson"), "");

        var failure = Assert.Throws<BackupException>(() => Make(tool, _folder.Path));

        Assert.Same(ErrorCatalogue.DumpFailed, failure.Error);
        Assert.Contains("not empty", failure.Happened, StringComparison.Ordinal);
        Assert.Null(tool.Request);
    }

    [Fact]
    public void A_tool_that_cannot_be_started_is_a_failed_dump()
    {
        var failure = Assert.Throws<BackupException>(() => Make(new Tool(_ => throw new Win32Exception(2)), _folder.Combine("dump")));

        Assert.Same(ErrorCatalogue.DumpFailed, failure.Error);
        Assert.StartsWith("/opt/AlteryxService can't be started", failure.Happened, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tool_over_its_limit_is_a_timeout()
    {
        var failure = Assert.Throws<BackupException>(() =>
            Make(new Tool(_ => new ProcessOutcome(-1, true, [], [], TimeSpan.FromSeconds(5))), _folder.Combine("dump"), maxSeconds: 5));

        Assert.Same(ErrorCatalogue.DumpTimeout, failure.Error);
        Assert.Contains("after 5 seconds", failure.Happened, StringComparison.Ordinal);
    }

    [Fact]
    public void A_staging_path_with_a_space_is_a_warning()
    {
        _ = Make(new Tool(_ => new ProcessOutcome(0, false, [], [], TimeSpan.Zero)), _folder.Combine("my dump"));

        Assert.Contains("my dump", Assert.Single(_observer.Texts(MessageLevel.Warning)), StringComparison.Ordinal);
    }

    private DumpRecord Make(IProcessRunner tool, string target, int maxSeconds = 0)
    {
        var server = new AlteryxServer { ServiceExecutable = "/opt/AlteryxService", EmbeddedDataDirectory = _folder.Path };
        return new EmbeddedDump(new FileSystem(), tool, new SystemClock(), "DumpDatabase").Make(server, target, maxSeconds, static _ => { }, _observer, CancellationToken.None);
    }

    private sealed class Tool(Func<ProcessRequest, ProcessOutcome> run) : IProcessRunner
    {
        public ProcessRequest? Request { get; private set; }

        public ProcessOutcome Run(ProcessRequest request, CancellationToken cancellation)
        {
            Request = request;
            return run(request);
        }
    }
}

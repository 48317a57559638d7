using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.Versioning;
using AlteryxBackup.Operations.State;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Tests.Configuration;
using AlteryxBackup.Tests.Platform.Unix;

namespace AlteryxBackup.Tests.Operations.State;

public sealed class StateFolderGuardTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Machine _machine = LocalMachine.Create();

    private StateFolder State => new(Path.Combine(_folder.Path, "ProgramData", "AlteryxBackup"));

    [UnixFact]
    [UnsupportedOSPlatform("windows")]
    public void A_missing_state_folder_is_made_for_us_alone_and_is_safe()
    {
        new StateFolderGuard(_machine.DurableFiles, _machine.Protection).Secure(State);

        Assert.True(Directory.Exists(State.Path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(State.Path));
    }

    [UnixFact]
    [UnsupportedOSPlatform("windows")]
    public void A_state_folder_that_anyone_can_write_is_refused_and_left_as_it_is()
    {
        const UnixFileMode Open = (UnixFileMode)511;
        Directory.CreateDirectory(State.Path);
        File.SetUnixFileMode(State.Path, Open);

        var refused = Assert.Throws<BackupException>(() => new StateFolderGuard(_machine.DurableFiles, _machine.Protection).Secure(State));

        Assert.Same(ErrorCatalogue.StateFolderUnsafe, refused.Error);
        Assert.Equal(ExitCode.Validation, refused.Error.ExitCode);
        Assert.Contains($"'{State.Path}' can be written by everybody", refused.Happened, StringComparison.Ordinal);
        Assert.Contains($"chmod go-w '{State.Path}'", refused.Action, StringComparison.Ordinal);
        Assert.Equal(Open, File.GetUnixFileMode(State.Path));
        Assert.Empty(Directory.GetFileSystemEntries(State.Path));
    }

    [Fact]
    public void A_configuration_file_that_others_can_change_is_refused_with_all_its_weaknesses()
    {
        var guard = new StateFolderGuard(_machine.DurableFiles, new WeakPlace(["'config.json' can be changed by CORP\\jane", "'C:\\' can be emptied by Everyone"]));

        var refused = Assert.Throws<BackupException>(() => guard.CheckConfiguration("config.json"));

        Assert.Same(ErrorCatalogue.ConfigurationUnsafe, refused.Error);
        Assert.Equal(ExitCode.Validation, refused.Error.ExitCode);
        Assert.Contains("CORP\\jane; 'C:\\' can be emptied by Everyone", refused.Happened, StringComparison.Ordinal);
        Assert.EndsWith("Command: mend config.json", refused.Action, StringComparison.Ordinal);
    }

    [Fact]
    public void A_safe_configuration_file_passes()
    {
        new StateFolderGuard(_machine.DurableFiles, new WeakPlace([])).CheckConfiguration("config.json");
    }

    [Fact]
    public void A_state_folder_that_cant_be_made_is_a_path_that_cant_be_written()
    {
        _folder.Write("ProgramData", "a file where the folder should be");

        var failure = Assert.Throws<BackupException>(() => new StateFolderGuard(_machine.DurableFiles, _machine.Protection).Secure(State));

        Assert.Same(ErrorCatalogue.PathNotWritable, failure.Error);
    }

    public void Dispose() => _folder.Dispose();

    private sealed class WeakPlace(IReadOnlyList<string> weaknesses) : IPathProtection
    {
        public IReadOnlyList<string> Weaknesses(string path) => weaknesses;

        public IReadOnlyList<string> Readers(string path) => [];

        public string Remedy(string path) => "mend " + path;
    }
}

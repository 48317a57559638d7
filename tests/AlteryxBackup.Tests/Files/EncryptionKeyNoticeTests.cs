using System;
using System.IO;
using System.IO.Abstractions;
using AlteryxBackup.Files;
using AlteryxBackup.Server;

namespace AlteryxBackup.Tests.Files;

public sealed class EncryptionKeyNoticeTests
{
    [Fact]
    public void It_names_the_versions_the_folder_and_what_to_do_in_advance()
    {
        var notice = EncryptionKeyNotice.For(new AlteryxServer { DataDirectory = "/data", Version = "2023.1.1.247" }, new FileSystem());

        Assert.All(
            new[] { "2021.4.2 Patch 5", "2022.1 Patch 3", "2022.3", "2023.1.1.247", "can't be recovered" },
            text => Assert.Contains(text, notice.Message, StringComparison.Ordinal));
        Assert.Equal(Path.Combine("/data", "Keys"), notice.KeysFolder);
        Assert.Contains("Disaster Recovery Preparation", notice.Recommendation, StringComparison.Ordinal);
    }
}

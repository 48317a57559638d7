using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AlteryxBackup.EndToEnd.Tests.Backups;
using AlteryxBackup.EndToEnd.Tests.Lab;
using AlteryxBackup.EndToEnd.Tests.Programs;

namespace AlteryxBackup.EndToEnd.Tests.Secrets;

public sealed class RecipientTests : IDisposable
{
    private static readonly SecretTraces Traces = new(PlantedSecrets.All);

    private readonly TemporaryLab _lab = new(PlantedSecrets.Options);
    private readonly string _certificate;
    private readonly string _key;

    public RecipientTests()
    {
        _certificate = _lab.PathTo("recipient.pem");
        _key = _lab.PathTo("recipient.key");
        using var rsa = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=Backup administrator", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
        File.WriteAllText(_certificate, certificate.ExportCertificatePem());
        File.WriteAllText(_key, rsa.ExportPkcs8PrivateKeyPem());
    }

    public void Dispose() => _lab.Dispose();

    [WitnessTheory("openssl")]
    [InlineData("Full")]
    [InlineData("ConfigOnly")]
    public void With_recipients_no_secret_is_in_any_entry_and_openssl_gives_the_recipient_the_exact_bytes(string mode)
    {
        var run = BackupRun.Of(_lab.Server, mode, "SecurityConfiguration.RecipientCertificates=" + _certificate);

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(Traces.Below(_lab.Server.Directory));
        Assert.Empty(Traces.In(run.Program.Output + run.Program.Errors));
        var entries = ArchiveContent.Names(run.ArchivePath);
        Assert.DoesNotContain(entries, name => name.EndsWith("ControllerToken.txt", StringComparison.Ordinal) || name.EndsWith("MongoPasswords.txt", StringComparison.Ordinal));
        Assert.DoesNotContain(run.Warnings, warning => warning.Contains("clear text", StringComparison.Ordinal));
        Assert.Equal(PlantedSecrets.Token, Decrypted(run, "Config/ControllerToken.txt.cms"));
        Assert.Equal($"Admin: {PlantedSecrets.AdminPassword}\nNon-Admin: {PlantedSecrets.UserPassword}\n", Decrypted(run, "Config/MongoPasswords.txt.cms"));
    }

    [Fact]
    public void A_recipient_that_cannot_be_used_ends_the_backup_before_the_service_is_touched()
    {
        _lab.Server.Start();
        var before = _lab.Server.Status();

        var run = BackupRun.Of(_lab.Server, "Full", "SecurityConfiguration.RecipientCertificates=" + _lab.PathTo("nobody.pem"));

        Assert.Equal(3, run.ExitCode);
        Assert.Equal(["RecipientCertificateUnusable"], run.ErrorIds);
        Assert.Equal(before.ProcessId, _lab.Server.Status().ProcessId);
        Assert.Empty(Leftovers.In(_lab.Server));
    }

    private string Decrypted(BackupRun run, string entry)
    {
        var message = ArchiveContent.Read(run.ArchivePath, entry);
        var recorded = ArchiveContent.Manifest(run.ArchivePath).GetProperty("BackedUpFiles").EnumerateArray().Single(file => file.GetProperty("RelativePathInArchive").GetString() == entry);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(message)), recorded.GetProperty("SHA256").GetString());
        var path = _lab.PathTo(Path.GetFileName(entry));
        File.WriteAllBytes(path, message);
        return ExternalTool.Require("openssl", "openssl").Run(_lab.PathTo(), "cms", "-decrypt", "-inform", "PEM", "-in", path, "-recip", _certificate, "-inkey", _key);
    }
}

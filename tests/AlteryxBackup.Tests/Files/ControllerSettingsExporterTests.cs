using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using AlteryxBackup.Configuration;
using AlteryxBackup.Files;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Secrets;
using AlteryxBackup.Server;

namespace AlteryxBackup.Tests.Files;

public sealed class ControllerSettingsExporterTests
{
    private const string Token = "tok\"<&>'%20\\é/+=Z";
    private const string Admin = "ad\"min:<pass>&w%rd";
    private const string NonAdmin = "Admin: not\\a\tlabel";

    private readonly RecordingObserver _observer = new();
    private readonly List<string> _protected = [];
    private readonly ScriptedProcesses _processes = new()
    {
        Answers =
        {
            ["getserversecret"] = ScriptedProcesses.Outcome("\r\n   " + Token + " \r\n\r\n"),
            ["getemongopassword"] = ScriptedProcesses.Outcome("\r\nNon-Admin: " + NonAdmin + " \r\n  Admin: " + Admin + "\r\n"),
        },
    };

    private static AlteryxServer Controller => new()
    {
        ServiceExecutable = "/opt/bin/AlteryxService.exe",
        IsController = true,
        Database = new DatabaseDetection(DatabaseType.Embedded, "", ""),
    };

    [Fact]
    public void Token_and_passwords_are_taken_without_the_white_space_around_them()
    {
        using var settings = Export(Controller);

        Assert.Empty(_observer.Warnings);
        Assert.Equal(Token, Text(settings.Token.Value!));
        Assert.Equal(Admin, Text(settings.MongoPasswords.Value!.Admin));
        Assert.Equal(NonAdmin, Text(settings.MongoPasswords.Value!.NonAdmin));
        Assert.All(_processes.Requests, request => Assert.Equal("/opt/bin/AlteryxService.exe", request.FileName));
        Assert.Equal(["getserversecret", "getemongopassword"], _processes.Requests.Select(request => Assert.Single(request.Arguments)));
    }

    [Fact]
    public void The_mask_knows_every_secret_before_anything_is_said()
    {
        var saidBefore = new List<int>();
        using var settings = Exporter().Export(Controller, Wanted, "AlteryxService", secret =>
        {
            _protected.Add(Text(secret));
            saidBefore.Add(_observer.Events.Count);
        }, _observer, CancellationToken.None);

        Assert.Equal([Token, Admin, NonAdmin], _protected);
        Assert.Equal(0, saidBefore[0]);
        Assert.DoesNotContain("password", string.Join('\n', _observer.Events.Take(saidBefore[1])), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void No_secret_is_in_any_event_nor_in_the_text_of_the_settings_and_no_line_of_output_is_passed_on()
    {
        using var settings = Export(Controller);

        AssertHasNoSecret(_observer.Everything);
        AssertHasNoSecret(settings.Token.ToString());
        AssertHasNoSecret(Newtonsoft.Json.JsonConvert.SerializeObject(settings));
        Assert.All(_processes.Requests, request => Assert.Null(request.OnLine));
    }

    [Fact]
    public void The_processes_output_is_cleared()
    {
        using var settings = Export(Controller);

        Assert.All(_processes.Answers.Values, outcome => Assert.All(outcome.StandardOutput, value => Assert.Equal(0, value)));
        Assert.Equal(Token, Text(settings.Token.Value!));
    }

    public static TheoryData<string, int, bool> BadTokens => new()
    {
        { "", 0, false },
        { " \r\n ", 0, false },
        { "GetServerSecret FAILED for " + Token, 0, false },
        { "An Error happened: " + Token, 0, false },
        { "first line\r\n" + Token, 0, false },
        { Token, 1, false },
        { Token, 0, true },
    };

    [Theory]
    [MemberData(nameof(BadTokens))]
    public void What_is_no_token_is_a_failure_that_does_not_repeat_it(string output, int exitCode, bool timedOut)
    {
        _processes.Answers["getserversecret"] = ScriptedProcesses.Outcome(output, exitCode, "stderr " + Token, timedOut);

        var failure = Assert.Throws<BackupException>(() => Export(Controller));

        Assert.Same(ErrorCatalogue.ControllerTokenNotExported, failure.Error);
        Assert.Contains("getserversecret", failure.Happened, StringComparison.Ordinal);
        AssertHasNoSecret(failure.ToString());
        AssertHasNoSecret(_observer.Everything);
    }

    [Fact]
    public void A_token_with_spaces_inside_is_kept_with_a_warning_that_does_not_repeat_it()
    {
        _processes.Answers["getserversecret"] = ScriptedProcesses.Outcome("  Access is denied " + Token);

        using var settings = Export(Controller);

        Assert.Equal("Access is denied " + Token, Text(settings.Token.Value!));
        Assert.Contains("spaces inside", Assert.Single(_observer.Warnings), StringComparison.Ordinal);
        AssertHasNoSecret(_observer.Everything);
    }

    [Fact]
    public void An_AlteryxService_that_cannot_be_started_is_a_failure_with_its_reason()
    {
        _ = _processes.Answers.Remove("getserversecret");

        var failure = Assert.Throws<BackupException>(() => Export(Controller));

        Assert.Contains("it can't be started", failure.Happened, StringComparison.Ordinal);
    }

    [Fact]
    public void On_another_node_neither_token_nor_passwords_are_asked_for()
    {
        using var settings = Export(Controller with { IsController = false, IsWorker = true, ControllerHost = "main" });

        Assert.Empty(_processes.Requests);
        Assert.Contains("not the controller", settings.Token.NotAvailable, StringComparison.Ordinal);
        Assert.Contains("not the controller", settings.MongoPasswords.NotAvailable, StringComparison.Ordinal);
        Assert.Empty(_observer.Warnings);
    }

    [Fact]
    public void Passwords_of_a_database_that_is_not_embedded_are_not_applicable()
    {
        using var settings = Export(Controller with { Database = new DatabaseDetection(DatabaseType.SelfManaged, "", "") });

        Assert.Contains("not embedded", settings.MongoPasswords.NotAvailable, StringComparison.Ordinal);
        Assert.Single(_processes.Requests);
        Assert.Empty(_observer.Warnings);
    }

    [Fact]
    public void Passwords_that_configuration_leaves_out_are_not_asked_for()
    {
        using var settings = Export(Controller, new FilesSection());

        Assert.Contains("FilesConfiguration.BackupMongoPasswords", settings.MongoPasswords.NotAvailable, StringComparison.Ordinal);
        Assert.Single(_processes.Requests);
    }

    [Theory]
    [InlineData("Admin: " + Admin, 0)]
    [InlineData("Non-Admin: " + Admin, 0)]
    [InlineData("Admin:\r\nNon-Admin: " + Admin, 0)]
    [InlineData("Access is denied " + Admin, 0)]
    [InlineData("Admin: " + Admin + "\nNon-Admin: " + NonAdmin, 5)]
    public void Passwords_that_cannot_be_had_are_a_warning_that_does_not_repeat_them(string output, int exitCode)
    {
        _processes.Answers["getemongopassword"] = ScriptedProcesses.Outcome(output, exitCode);

        using var settings = Export(Controller);

        Assert.Null(settings.MongoPasswords.Value);
        Assert.Contains("getemongopassword", Assert.Single(_observer.Warnings), StringComparison.Ordinal);
        AssertHasNoSecret(_observer.Everything);
        AssertHasNoSecret(settings.MongoPasswords.NotAvailable!);
    }

    [Fact]
    public void The_accounts_come_from_service_manager_and_settings()
    {
        var settings = new RuntimeSettings(new Dictionary<string, string> { ["Worker/ExecuteUserName"] = "runner", ["Worker/ExecuteDomain"] = "CORP" });
        using var exported = Export(Controller with { Settings = settings });

        Assert.Equal(@"CORP\svc-alteryx", exported.ServiceAccount.Value);
        Assert.Equal(@"CORP\runner", exported.RunAsUser.Value);
    }

    [Theory]
    [InlineData(false, "AlteryxService", "no Windows service manager")]
    [InlineData(true, "Elsewhere", "does not exist")]
    public void An_account_that_cannot_be_had_has_its_reason(bool available, string serviceName, string reason)
    {
        var exporter = new ControllerSettingsExporter(_processes, new StubServices("LocalSystem", available));
        using var exported = exporter.Export(Controller, Wanted, serviceName, _ => { }, _observer, CancellationToken.None);

        Assert.Null(exported.ServiceAccount.Value);
        Assert.Contains(reason, exported.ServiceAccount.NotAvailable, StringComparison.Ordinal);
        Assert.Contains("not set", exported.RunAsUser.NotAvailable, StringComparison.Ordinal);
    }

    [Fact]
    public void Disposing_the_settings_clears_the_secrets()
    {
        var settings = Export(Controller);
        var token = settings.Token.Value!.Reveal(bytes => bytes);
        var admin = settings.MongoPasswords.Value!.Admin.Reveal(bytes => bytes);

        settings.Dispose();

        Assert.All(token.Concat(admin), value => Assert.Equal(0, value));
    }

    private static FilesSection Wanted => new() { BackupMongoPasswords = true };

    private static string Text(Secret secret) => secret.Reveal(Encoding.UTF8.GetString);

    private static void AssertHasNoSecret(string text) =>
        Assert.All(new[] { Token, Admin, NonAdmin, "tok\\\"", "pass>" }, secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));

    private ControllerSettingsExporter Exporter() => new(_processes, new StubServices(@"CORP\svc-alteryx"));

    private ControllerSettings Export(AlteryxServer server, FilesSection? options = null) =>
        Exporter().Export(server, options ?? Wanted, "AlteryxService", secret => _protected.Add(Text(secret)), _observer, CancellationToken.None);
}

using System;
using System.Collections.Generic;
using System.Linq;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Platform.Secrets;
using AlteryxBackup.Reporting;

namespace AlteryxBackup.Tests.Reporting;

public sealed class ObserverTests
{
    [Fact]
    public void Every_observer_hears_every_event_in_order()
    {
        var heard = new List<string>();
        var group = new ObserverGroup([new Listener(_ => heard.Add("first")), new Listener(_ => heard.Add("second"))]);

        group.Info("a");
        group.Info("b");

        Assert.Equal(["first", "second", "first", "second"], heard);
    }

    [Fact]
    public void One_that_fails_is_asked_again_and_the_others_are_told_why_once()
    {
        var attempts = 0;
        var warnings = new WarningCollector();
        var group = new ObserverGroup([new Listener(_ => Fail(ref attempts, new InvalidOperationException("console closed"))), warnings]);

        group.Info("a");
        group.Info("b");

        Assert.Equal(3, attempts);
        Assert.Contains("Listener failed and may miss what happens from here on: console closed", Assert.Single(warnings.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void When_telling_of_one_failure_another_fails_each_is_told_of_once()
    {
        var first = 0;
        var second = 0;
        var warnings = new WarningCollector();
        var group = new ObserverGroup(
        [
            new Listener(_ => Fail(ref first, new InvalidOperationException("one"))),
            new Listener(_ => Fail(ref second, new InvalidOperationException("two"))),
            warnings,
        ]);

        group.Info("a");

        Assert.Equal(["one", "two"], warnings.Warnings.Select(warning => warning.Split(' ')[^1]).Order());
    }

    [Fact]
    public void When_all_fail_the_run_goes_on_in_silence()
    {
        var group = new ObserverGroup([new Listener(_ => throw new InvalidOperationException()), new Listener(_ => throw new InvalidOperationException())]);

        group.Info("a");
        group.Info("b");
    }

    [Fact]
    public void A_host_that_throws_a_cancellation_stops_nothing_while_the_service_is_down()
    {
        var warnings = new WarningCollector();
        var group = new ObserverGroup([new Listener(_ => throw new OperationCanceledException("pipeline stopped")), warnings]);

        group.Info("Service is stopped.");

        Assert.Contains("pipeline stopped", Assert.Single(warnings.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Warnings_are_kept_in_order_and_nothing_else_is()
    {
        var warnings = new WarningCollector();
        warnings.Warning("a");
        warnings.Info("b");
        warnings.Failure("c");
        warnings.Warning("d");
        warnings.Observe(new StepFinishedEvent("Archive", StepOutcome.Failed, TimeSpan.Zero, null));

        Assert.Equal(["a", "d"], warnings.Warnings);
    }

    [Fact]
    public void Secrets_are_masked_in_every_text_an_event_holds()
    {
        var heard = new List<OperationEvent>();
        var mask = new SecretMask();
        using var secret = Secret.FromText("Gehe1m!x");
        mask.Add(secret);
        var masked = new MaskedObserver(new Listener(heard.Add), mask);

        masked.Warning("token Gehe1m!x");
        masked.Observe(new StepProgressEvent("Archive", "Gehe1m!x", 1, 2, ProgressUnit.Bytes));
        masked.Observe(new StepFinishedEvent("Archive", StepOutcome.Succeeded, TimeSpan.Zero, "of Gehe1m!x"));
        masked.Observe(new StepFinishedEvent("Archive", StepOutcome.Failed, TimeSpan.Zero, null));

        Assert.Equal(
        [
            new MessageEvent(MessageLevel.Warning, "token ***"),
            new StepProgressEvent("Archive", "***", 1, 2, ProgressUnit.Bytes),
            new StepFinishedEvent("Archive", StepOutcome.Succeeded, TimeSpan.Zero, "of ***"),
            new StepFinishedEvent("Archive", StepOutcome.Failed, TimeSpan.Zero, null),
        ], heard);
    }

    private static void Fail(ref int attempts, Exception failure)
    {
        attempts++;
        throw failure;
    }

    private sealed class Listener(Action<OperationEvent> hear) : IOperationObserver
    {
        public void Observe(OperationEvent happened) => hear(happened);
    }
}

using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Guards;

namespace AlteryxBackup.Tests.Operations;

/// <summary>Guards that stand by, or can't be had.</summary>
internal sealed class FakeGuards : IGuards
{
    public List<Posted> All { get; } = [];

    public bool CanBeHad { get; set; } = true;

    /// <summary>What happens in the moment in which one is posted.</summary>
    public Action OnPost { get; set; } = () => { };

    public IGuard Post(string folder, string charge)
    {
        OnPost();
        if (!CanBeHad)
        {
            throw ErrorCatalogue.GuardNotPossible.Because("None is to be had today.");
        }

        var posted = new Posted(charge);
        All.Add(posted);
        return posted;
    }

    internal sealed class Posted(string charge) : IGuard
    {
        private readonly TaskCompletionSource<bool> _gone = new();

        public string Charge => charge;

        public bool IsReleased { get; private set; }

        public bool IsLeftAlone { get; private set; }

        public int ProcessId => 4711;

        public Task Gone => _gone.Task;

        public void Die() => _gone.SetResult(true);

        public void Release() => IsReleased = true;

        public void Dispose() => IsLeftAlone = !IsReleased;
    }
}

using System;
using System.Threading.Tasks;

namespace AlteryxBackup.Platform.Guards;

/// <summary>A guard that stands by. It acts when this process, or this object, ends without having released it.</summary>
public interface IGuard : IDisposable
{
    /// <summary>Its process.</summary>
    int ProcessId { get; }

    /// <summary>Ends when the guard has gone, whoever sent it away.</summary>
    Task Gone { get; }

    /// <summary>Sends it away: there is nothing left to put right.</summary>
    void Release();
}

using System.IO;
using AlteryxBackup.Destinations;

namespace AlteryxBackup.Tests.Destinations.Faults;

internal sealed class FaultyWriter(IPartialWriter inner, FaultPlan plan) : IPartialWriter
{
    public void Write(byte[] buffer, int offset, int count)
    {
        var fault = plan.At(Operation.Write);
        if (fault == FaultKind.Changed)
        {
            var changed = (byte[])buffer.Clone();
            changed[offset + (count / 2)] ^= 0x10;
            inner.Write(changed, offset, count);
            return;
        }

        inner.Write(buffer, offset, fault is FaultKind.During or FaultKind.Truncated ? count / 2 : count);
        if (fault is FaultKind.During or FaultKind.After)
        {
            throw new IOException("Planned: the connection was lost while writing.");
        }
    }

    public void Complete()
    {
        var fault = plan.At(Operation.Complete);
        inner.Complete();
        if (fault is not null)
        {
            throw new IOException("Planned: flushed, but the answer was lost.");
        }
    }

    public void Dispose() => inner.Dispose();
}

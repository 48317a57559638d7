using System;
using System.IO;
using AlteryxBackup.Destinations;
using AlteryxBackup.Platform.DurableFiles;

namespace AlteryxBackup.Tests.Destinations.Faults;

/// <summary>A destination whose operations go wrong as planned.</summary>
internal sealed class FaultyDestination(IDestination inner, FaultPlan plan) : IDestination
{
    public string Name => inner.Name;

    public string PathOf(string fileName) => inner.PathOf(fileName);

    public void Reach() => Do(Operation.Reach, inner.Reach);

    public long? Length(string fileName)
    {
        plan.At(Operation.Length);
        return inner.Length(fileName);
    }

    public long? PartialLength(string fileName)
    {
        plan.At(Operation.PartialLength);
        return inner.PartialLength(fileName);
    }

    public IPartialWriter OpenPartial(string fileName, long offset)
    {
        var fault = plan.At(Operation.OpenPartial);
        var writer = inner.OpenPartial(fileName, offset);
        if (fault is null)
        {
            return new FaultyWriter(writer, plan);
        }

        writer.Dispose();
        throw new IOException("Planned: opened, but the answer was lost.");
    }

    public ReadBack ReadPartial(string fileName)
    {
        var fault = plan.At(Operation.ReadPartial);
        return Faulty(inner.ReadPartial(fileName), fault);
    }

    public ReadBack Read(string fileName)
    {
        var fault = plan.At(Operation.Read);
        return Faulty(inner.Read(fileName), fault);
    }

    public void Publish(string fileName) => Do(Operation.Publish, () => inner.Publish(fileName));

    public void Replace(string fileName) => Do(Operation.Replace, () => inner.Replace(fileName));

    public void DeletePartial(string fileName) => Do(Operation.DeletePartial, () => inner.DeletePartial(fileName));

    private static ReadBack Faulty(ReadBack there, FaultKind? fault) => fault is { } kind ? there with { Stream = new FaultyReadStream(there.Stream, kind) } : there;

    private void Do(Operation operation, Action action)
    {
        var fault = plan.At(operation);
        if (fault == FaultKind.Nothing)
        {
            return;
        }

        action();
        if (fault == FaultKind.After)
        {
            throw new IOException($"Planned: {operation} was done, but the answer was lost.");
        }
    }
}

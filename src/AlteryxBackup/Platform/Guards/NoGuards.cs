using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Platform.Guards;

/// <summary>A host that ships no guard: it can't stop a service.</summary>
public sealed class NoGuards : IGuards
{
    /// <inheritdoc/>
    public IGuard Post(string folder, string charge) => throw ErrorCatalogue.GuardNotPossible.Because("This program was built without a guard.");
}

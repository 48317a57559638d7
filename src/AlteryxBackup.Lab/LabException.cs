using System;

namespace AlteryxBackup.Lab;

/// <summary>The simulated server can't do what was asked; the message says why.</summary>
public sealed class LabException : Exception
{
    public LabException(string message)
        : base(message)
    {
    }

    public LabException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

namespace AlteryxBackup.Tests.Destinations.Faults;

/// <summary>What a destination is asked to do.</summary>
public enum Operation
{
    Reach,
    Length,
    PartialLength,
    OpenPartial,
    Write,
    Complete,
    ReadPartial,
    Read,
    Publish,
    Replace,
    DeletePartial,
}

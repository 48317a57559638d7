using System.Collections.Generic;

namespace AlteryxBackup.Databases;

/// <summary>What a dump must hold to be whole; known from elsewhere than the dump itself.</summary>
/// <param name="Databases">Databases that must be there.</param>
/// <param name="Collections">Collections that must be there, <c>database.collection</c>; empty when nobody knows.</param>
public sealed record DumpExpectation(IReadOnlyList<string> Databases, IReadOnlyList<string> Collections)
{
    /// <summary>
    /// Every deployment has these two; AlteryxGallery_Lucene may be absent on newer versions. The vendor documents no list of collections,
    /// and it differs by version.
    /// </summary>
    public static DumpExpectation Deployment { get; } = new(["AlteryxService", "AlteryxGallery"], []);

    /// <summary>
    /// True for a tool that tells of each collection that it is done, with its documents, and writes nothing but what is known: silence is a finding then. How
    /// AlteryxService words it isn't known.
    /// </summary>
    public bool IsToldByTool { get; init; }
}

namespace AlteryxBackup.Databases.Bson;

/// <summary>What can be wrong with a file of BSON documents.</summary>
public enum BsonFaultKind
{
    /// <summary>The file ends inside a document.</summary>
    CutShort,

    /// <summary>A declared length doesn't agree with what is there.</summary>
    Length,

    /// <summary>An element type that BSON doesn't have.</summary>
    ElementType,

    /// <summary>A name or string that isn't UTF-8.</summary>
    Text,

    /// <summary>A final zero that is missing, or stands too early.</summary>
    Terminator,

    /// <summary>A value that its type doesn't allow.</summary>
    Value,

    /// <summary>Documents within documents beyond what a server accepts.</summary>
    Nesting,

    /// <summary>The gzip layer around the documents is damaged or cut short.</summary>
    Compression,
}

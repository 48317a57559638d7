namespace AlteryxBackup.Databases;

/// <summary>What a file of a dump holds.</summary>
internal enum DumpFileKind
{
    /// <summary>Nothing that mongodump writes.</summary>
    Unknown,

    /// <summary>A collection's documents.</summary>
    Data,

    /// <summary>A collection's or view's options and indexes.</summary>
    Metadata,

    /// <summary>The versions of server and tool.</summary>
    Prelude,
}

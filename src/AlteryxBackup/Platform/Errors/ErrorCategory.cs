namespace AlteryxBackup.Platform.Errors;

/// <summary>The kind of a failure, in the names that PowerShell's own ErrorCategory has for them.</summary>
public enum ErrorCategory
{
    /// <summary>None of the others.</summary>
    NotSpecified,

    /// <summary>A value that can't be used.</summary>
    InvalidArgument,

    /// <summary>Content that isn't what it must be.</summary>
    InvalidData,

    /// <summary>A command that makes no sense in the present state.</summary>
    InvalidOperation,

    /// <summary>Something that must exist doesn't.</summary>
    ObjectNotFound,

    /// <summary>Rights are missing.</summary>
    PermissionDenied,

    /// <summary>Somebody else holds it.</summary>
    ResourceBusy,

    /// <summary>A place or a host can't be reached, or is full.</summary>
    ResourceUnavailable,

    /// <summary>A limit in time has passed.</summary>
    OperationTimeout,

    /// <summary>The user or the host ended it.</summary>
    OperationStopped,

    /// <summary>Reading failed.</summary>
    ReadError,

    /// <summary>Writing failed.</summary>
    WriteError,
}

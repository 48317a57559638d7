namespace AlteryxBackup.Archives.Zip;

/// <summary>What is to be written as one entry: its size is known before its first byte is read.</summary>
internal interface IEntryContent
{
    /// <summary>Size in bytes; reading yields exactly as many.</summary>
    long SizeBytes { get; }

    /// <summary>Reads the next bytes; 0 at the end.</summary>
    int Read(byte[] buffer, int offset, int count);
}

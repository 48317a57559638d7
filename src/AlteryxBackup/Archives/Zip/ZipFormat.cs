namespace AlteryxBackup.Archives.Zip;

/// <summary>The numbers of the ZIP format (PKWARE APPNOTE 6.3) that writer and reader share.</summary>
internal static class ZipFormat
{
    public const uint LocalHeaderSignature = 0x04034B50;
    public const uint DescriptorSignature = 0x08074B50;
    public const uint CentralHeaderSignature = 0x02014B50;
    public const uint EndSignature = 0x06054B50;
    public const uint Zip64EndSignature = 0x06064B50;
    public const uint Zip64LocatorSignature = 0x07064B50;

    public const int LocalHeaderLength = 30;
    public const int CentralHeaderLength = 46;
    public const int EndLength = 22;
    public const int Zip64EndLength = 56;
    public const int Zip64LocatorLength = 20;

    public const ushort Stored = 0;
    public const ushort Deflated = 8;

    public const ushort Encrypted = 1 << 0;
    public const ushort SizesFollow = 1 << 3;
    public const ushort NameIsUtf8 = 1 << 11;

    /// <summary>The bits that say nothing but how well it was compressed, that sizes follow, and how the name is written.</summary>
    public const ushort KnownFlags = (1 << 1) | (1 << 2) | SizesFollow | NameIsUtf8;

    public const ushort Zip64Extra = 0x0001;
    public const ushort TimestampExtra = 0x5455;
    public const ushort UnicodePathExtra = 0x7075;

    /// <summary>A 32-bit field with this value means: look into the Zip64 extra.</summary>
    public const uint SeeZip64 = uint.MaxValue;

    /// <summary>A 16-bit field with this value means: look into the Zip64 end record.</summary>
    public const ushort ManyEntries = ushort.MaxValue;
}

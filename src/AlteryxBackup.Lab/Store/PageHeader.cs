using System;
using System.Buffers.Binary;
using System.Numerics;

namespace AlteryxBackup.Lab.Store;

/// <summary>Sixteen bytes before each page: mark, payload length, documents in it, CRC-32C of the payload; little-endian.</summary>
internal readonly record struct PageHeader(int Length, int Documents, uint Checksum)
{
    public const int Size = 16;
    private const uint Mark = 0x31474150;

    public void Write(Span<byte> target)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(target, Mark);
        BinaryPrimitives.WriteInt32LittleEndian(target[4..], Length);
        BinaryPrimitives.WriteInt32LittleEndian(target[8..], Documents);
        BinaryPrimitives.WriteUInt32LittleEndian(target[12..], Checksum);
    }

    public static PageHeader? Parse(ReadOnlySpan<byte> source) => BinaryPrimitives.ReadUInt32LittleEndian(source) == Mark
        ? new PageHeader(
            BinaryPrimitives.ReadInt32LittleEndian(source[4..]),
            BinaryPrimitives.ReadInt32LittleEndian(source[8..]),
            BinaryPrimitives.ReadUInt32LittleEndian(source[12..]))
        : null;

    public static uint ChecksumOf(ReadOnlySpan<byte> payload)
    {
        var checksum = uint.MaxValue;
        while (payload.Length >= 8)
        {
            checksum = BitOperations.Crc32C(checksum, BinaryPrimitives.ReadUInt64LittleEndian(payload));
            payload = payload[8..];
        }

        foreach (var value in payload)
        {
            checksum = BitOperations.Crc32C(checksum, value);
        }

        return ~checksum;
    }
}

#if NET
using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AlteryxBackup.Platform.Checksums;

/// <summary>
/// CRC-32 by carry-less multiplication: 64 bytes are folded into the next 64, and what is left is reduced at the end. After V. Gopal and others, "Fast CRC Computation for
/// Generic Polynomials Using PCLMULQDQ Instruction" (Intel, 2009); the constants are its powers of x modulo the reflected polynomial.
/// </summary>
internal static class Crc32Folding
{
    /// <summary>The fewest bytes it takes.</summary>
    public const int Shortest = 64;

    /// <summary>It takes multiples of this.</summary>
    public const int Step = 16;

    private static readonly Vector128<ulong> FoldBy64 = Vector128.Create(0x0154442bd4UL, 0x01c6e41596UL);
    private static readonly Vector128<ulong> FoldBy16 = Vector128.Create(0x01751997d0UL, 0x00ccaa009eUL);
    private static readonly Vector128<ulong> FoldTo8 = Vector128.Create(0x0163cd6124UL, 0UL);
    private static readonly Vector128<ulong> Barrett = Vector128.Create(0x01db710641UL, 0x01f7011641UL);
    private static readonly Vector128<ulong> LowHalves = Vector128.Create(0xFFFFFFFFUL, 0xFFFFFFFFUL);

    /// <summary>Whether this processor has it.</summary>
    public static bool IsSupported => Pclmulqdq.IsSupported;

    /// <summary>Continues a register, that is a checksum not yet inverted.</summary>
    [MethodImpl(HotCode.Optimized)]
    public static uint Append(uint register, ReadOnlySpan<byte> bytes)
    {
        var blocks = MemoryMarshal.Cast<byte, Vector128<ulong>>(bytes);
        var (a, b, c, d) = (blocks[0] ^ Vector128.Create(register, 0u, 0u, 0u).AsUInt64(), blocks[1], blocks[2], blocks[3]);
        var position = 4;
        for (; position <= blocks.Length - 4; position += 4)
        {
            a = Fold(a, FoldBy64) ^ blocks[position];
            b = Fold(b, FoldBy64) ^ blocks[position + 1];
            c = Fold(c, FoldBy64) ^ blocks[position + 2];
            d = Fold(d, FoldBy64) ^ blocks[position + 3];
        }

        var folded = Fold(Fold(Fold(a, FoldBy16) ^ b, FoldBy16) ^ c, FoldBy16) ^ d;
        for (; position < blocks.Length; position++)
        {
            folded = Fold(folded, FoldBy16) ^ blocks[position];
        }

        return Reduce(folded);
    }

    private static Vector128<ulong> Fold(Vector128<ulong> value, Vector128<ulong> powers) =>
        Pclmulqdq.CarrylessMultiply(value, powers, 0x00) ^ Pclmulqdq.CarrylessMultiply(value, powers, 0x11);

    private static uint Reduce(Vector128<ulong> value)
    {
        value = Sse2.ShiftRightLogical128BitLane(value, 8) ^ Pclmulqdq.CarrylessMultiply(value, FoldBy16, 0x10);
        value = Sse2.ShiftRightLogical128BitLane(value, 4) ^ Pclmulqdq.CarrylessMultiply(value & LowHalves, FoldTo8, 0x00);
        var quotient = Pclmulqdq.CarrylessMultiply(value & LowHalves, Barrett, 0x10);
        value ^= Pclmulqdq.CarrylessMultiply(quotient & LowHalves, Barrett, 0x00);
        return value.AsUInt32().GetElement(1);
    }
}
#endif

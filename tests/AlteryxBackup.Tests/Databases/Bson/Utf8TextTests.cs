using System;
using System.Linq;
using System.Text.Unicode;
using AlteryxBackup.Databases.Bson;
using FsCheck;
using FsCheck.Fluent;

namespace AlteryxBackup.Tests.Databases.Bson;

public class Utf8TextTests
{
    [Fact]
    public void The_loop_for_NET_Framework_agrees_with_the_runtime_on_every_sequence_of_three_bytes()
    {
        var text = new byte[24];
        for (var value = 0; value < 1 << 24; value += 1)
        {
            (text[8], text[9], text[10]) = ((byte)(value >> 16), (byte)(value >> 8), (byte)value);
            if (Utf8.IsValid(text.AsSpan(0, 11)) != Utf8Text.IsValidByteByByte(text, 0, 11))
            {
                Assert.Fail($"{value:X6}");
            }
        }
    }

    [Fact]
    public void And_on_sequences_of_four() =>
        Prop.ForAll<byte, byte, byte>((second, third, fourth) =>
            Enumerable.Range(0xEF, 0x11).All(first =>
            {
                byte[] text = [(byte)first, second, third, fourth, (byte)'x'];
                byte[] plausible = [(byte)first, (byte)(0x80 | (second & 0x3F)), (byte)(0x80 | (third & 0x3F)), (byte)(0x80 | (fourth & 0x3F))];
                return Utf8.IsValid(text) == Utf8Text.IsValidByteByByte(text, 0, text.Length)
                    && Utf8.IsValid(plausible) == Utf8Text.IsValidByteByByte(plausible, 0, plausible.Length);
            })).QuickCheckThrowOnFailure();
}

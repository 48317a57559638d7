#if NETFRAMEWORK
using System;
using System.Text;

namespace AlteryxBackup.Platform.NetFramework;

/// <summary>
/// .NET Framework writes the preamble of the console's input encoding to a child's standard input as soon as the child starts:
/// under <c>chcp 65001</c> a password would arrive with a byte order mark. While this scope lives, the encoding has none.
/// </summary>
internal sealed class ConsoleInputWithoutPreamble : IDisposable
{
    private readonly Encoding? _before;

    public ConsoleInputWithoutPreamble()
    {
        if (Console.InputEncoding is UTF8Encoding encoding && encoding.GetPreamble().Length > 0)
        {
            _before = encoding;
            Console.InputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        }
    }

    public void Dispose()
    {
        if (_before is not null)
        {
            Console.InputEncoding = _before;
        }
    }
}
#endif

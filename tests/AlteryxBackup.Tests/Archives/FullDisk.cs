using System.IO;
using AlteryxBackup.Tests.Faults;

namespace AlteryxBackup.Tests.Archives;

/// <summary>A disk that is full from some call on.</summary>
internal static class FullDisk
{
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    public static FaultyDurableFiles At(DurableCall call, int occurrence) =>
        new FaultyDurableFiles(SampleBackup.RealDisk).Fail(call, new IOException("There is not enough space on the disk.", WindowsDiskFull), occurrence);
}

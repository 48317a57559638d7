using AlteryxBackup.Operations.Guarding;

namespace AlteryxBackup.Guard;

/// <summary>The guard that the module starts on Windows, before it stops the service: puts the service back if the session that stopped it dies. Not for people.</summary>
internal static class Program
{
    public static int Main(string[] args) => GuardDuty.StandAlone(args[0]);
}

using AlteryxBackup.Benchmarks.Archives;
using AlteryxBackup.Benchmarks.Catalogue;
using AlteryxBackup.Benchmarks.Databases;
using BenchmarkDotNet.Running;

switch (args)
{
    case ["bson", .. var options]:
        return BsonRun.Run(options);
    case ["catalogue"]:
        return CatalogueRun.Run();
    case ["archive", .. var options]:
        return ArchiveRun.Run(options);
    case ["archive-child", .. var options]:
        return ArchiveChild.Run(options);
    default:
        _ = BenchmarkSwitcher.FromAssembly(typeof(BsonRun).Assembly).Run(args);
        return 0;
}

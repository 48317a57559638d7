using AlteryxBackup.Benchmarks.Catalogue;
using AlteryxBackup.Benchmarks.Databases;
using BenchmarkDotNet.Running;

switch (args)
{
    case ["bson", .. var options]:
        return BsonRun.Run(options);
    case ["catalogue"]:
        return CatalogueRun.Run();
    default:
        _ = BenchmarkSwitcher.FromAssembly(typeof(BsonRun).Assembly).Run(args);
        return 0;
}

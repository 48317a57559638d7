using AlteryxBackup.Benchmarks.Databases;
using BenchmarkDotNet.Running;

if (args is ["bson", .. var options])
{
    return BsonRun.Run(options);
}

_ = BenchmarkSwitcher.FromAssembly(typeof(BsonRun).Assembly).Run(args);
return 0;

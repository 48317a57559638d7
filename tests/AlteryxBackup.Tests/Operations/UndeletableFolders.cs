using System.IO;
using System.IO.Abstractions;
using System.Reflection;

namespace AlteryxBackup.Tests.Operations;

/// <summary>The real file system, in which somebody holds a file open in every folder that is to be removed.</summary>
public class UndeletableFolders : DispatchProxy
{
    private object _real = new();

    public static IFileSystem Create() => Wrap<IFileSystem>(new FileSystem());

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (_real is IDirectory && targetMethod!.Name == nameof(IDirectory.Delete))
        {
            throw new IOException("The folder is in use.");
        }

        var result = targetMethod!.Invoke(_real, BindingFlags.DoNotWrapExceptions, null, args, null);
        return targetMethod.Name == "get_Directory" && result is IDirectory directory ? Wrap(directory) : result;
    }

    private static T Wrap<T>(T real)
        where T : class
    {
        var proxy = Create<T, UndeletableFolders>();
        ((UndeletableFolders)(object)proxy)._real = real;
        return proxy;
    }
}

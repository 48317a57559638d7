using System;
using System.IO.Abstractions;
using System.Reflection;

namespace AlteryxBackup.Tests.Operations.Restore;

/// <summary>The real file system; somebody is told each folder that something was moved to.</summary>
public class WatchedMoves : DispatchProxy
{
    private object _real = new();
    private Action<string> _told = _ => { };

    public static IFileSystem Create(Action<string> told) => Wrap<IFileSystem>(new FileSystem(), told);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var result = targetMethod!.Invoke(_real, BindingFlags.DoNotWrapExceptions, null, args, null);
        if (_real is IDirectory && targetMethod.Name == nameof(IDirectory.Move))
        {
            _told((string)args![1]!);
        }

        return targetMethod.Name == "get_Directory" && result is IDirectory directory ? Wrap(directory, _told) : result;
    }

    private static T Wrap<T>(T real, Action<string> told)
        where T : class
    {
        var proxy = Create<T, WatchedMoves>();
        var watched = (WatchedMoves)(object)proxy;
        watched._real = real;
        watched._told = told;
        return proxy;
    }
}

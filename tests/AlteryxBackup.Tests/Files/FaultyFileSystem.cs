using System;
using System.IO;
using System.IO.Abstractions;
using System.Reflection;

namespace AlteryxBackup.Tests.Files;

/// <summary>The real file system, with a fault when one file is opened as a stream.</summary>
public static class FaultyFileSystem
{
    public static IFileSystem Refusing(string path) => Create(path, int.MaxValue, () => new UnauthorizedAccessException("Access to it is denied."));

    public static IFileSystem HoldingTwice(string path) => Create(path, 2, () => new IOException("Somebody else is using it."));

    /// <summary>The real file system, with a fault when one file is read at a position or behind it.</summary>
    public static IFileSystem UnreadableFrom(string path, long position)
    {
        var real = new FileSystem();
        var streams = Intercept<IFileStreamFactory>(real.FileStream, (method, arguments) => Equals(arguments[0], path)
            ? new BadSectors((Stream)method.Invoke(real.FileStream, BindingFlags.DoNotWrapExceptions, null, arguments, null)!, position)
            : null);
        return Intercept<IFileSystem>(real, (method, _) => method.Name == "get_FileStream" ? streams : null);
    }

    public static IFileSystem WithoutDeleting(string path)
    {
        var real = new FileSystem();
        var files = Intercept<IFile>(real.File, (method, arguments) =>
            method.Name == nameof(IFile.Delete) && Equals(arguments[0], path) ? throw new IOException("It is in use.") : null);
        return Intercept<IFileSystem>(real, (method, _) => method.Name == "get_File" ? files : null);
    }

    public static IFileSystem WithoutAttributes()
    {
        var real = new FileSystem();
        var files = Intercept<IFile>(real.File, (method, arguments) =>
            method.Name == nameof(IFile.GetAttributes) ? throw new UnauthorizedAccessException($"Access to the path '{arguments[0]}' is denied.") : null);
        return Intercept<IFileSystem>(real, (method, _) => method.Name == "get_File" ? files : null);
    }

    public static IFileSystem WithoutListing(string folder)
    {
        var real = new FileSystem();
        var folders = Intercept<IDirectoryInfoFactory>(real.DirectoryInfo, (_, arguments) =>
            Equals(arguments[0], folder) ? throw new UnauthorizedAccessException($"Access to the path '{folder}' is denied.") : null);
        return Intercept<IFileSystem>(real, (method, _) => method.Name == "get_DirectoryInfo" ? folders : null);
    }

    private static IFileSystem Create(string path, int times, Func<Exception> fault)
    {
        var real = new FileSystem();
        var streams = Intercept<IFileStreamFactory>(real.FileStream, (_, arguments) =>
        {
            if (Equals(arguments[0], path) && times-- > 0)
            {
                throw fault();
            }

            return null;
        });
        return Intercept<IFileSystem>(real, (method, _) => method.Name == "get_FileStream" ? streams : null);
    }

    private static T Intercept<T>(T real, Func<MethodInfo, object?[], object?> first)
        where T : class
    {
        var proxy = DispatchProxy.Create<T, Interceptor>();
        var interceptor = (Interceptor)(object)proxy;
        interceptor.Real = real;
        interceptor.First = first;
        return proxy;
    }

    /// <summary>Passes every call on that the interception doesn't answer. Public because the proxy derives from it.</summary>
    public class Interceptor : DispatchProxy
    {
        internal object Real { get; set; } = new();

        internal Func<MethodInfo, object?[], object?> First { get; set; } = (_, _) => null;

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            First(targetMethod!, args ?? []) ?? targetMethod!.Invoke(Real, BindingFlags.DoNotWrapExceptions, null, args, null);
    }
}

using System;
using System.IO;
using System.IO.Abstractions;
using System.Text;

namespace AlteryxBackup.Platform.DurableFiles;

/// <summary>Writes small texts, UTF-8, so that a reader finds the old one or the new one whole. What a killed writer left unfinished is nobody's and makes way.</summary>
internal sealed class SmallFile(IFileSystem files, IDurableFiles durable)
{
    /// <summary>A private file, in place of an earlier one.</summary>
    /// <exception cref="IOException">It can't be written.</exception>
    public void Replace(string path, string text) => Write(() => new PartialFile(files, durable, path), path, text, partial => partial.Replace());

    /// <summary>A private file that isn't there yet.</summary>
    /// <exception cref="IOException">It exists, or can't be written.</exception>
    public void Publish(string path, string text) => Write(() => new PartialFile(files, durable, path), path, text, partial => partial.Publish());

    /// <summary>A file with the rights of its folder, in place of an earlier one.</summary>
    /// <exception cref="IOException">It can't be written.</exception>
    public void ReplaceInheriting(string path, string text) => Write(() => PartialFile.Inheriting(files, durable, path), path, text, partial => partial.Replace());

    private void Write(Func<PartialFile> begin, string path, string text, Action<PartialFile> name)
    {
        files.File.Delete(path + PartialFile.Suffix);
        using var partial = begin();
        var content = Encoding.UTF8.GetBytes(text);
        partial.Stream.Write(content, 0, content.Length);
        partial.Complete();
        name(partial);
    }
}

using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Net;
using System.Security;
using System.Text;
using System.Text.Encodings.Web;
using System.Web;
using AlteryxBackup.EndToEnd.Tests.Backups;

namespace AlteryxBackup.EndToEnd.Tests.Secrets;

/// <summary>Looks for secrets in every form in which a careless program would write them.</summary>
internal sealed class SecretTraces
{
    private readonly List<(string Form, byte[] Bytes)> _patterns;

    public SecretTraces(IEnumerable<string> secrets) => _patterns =
    [
        .. secrets.SelectMany(Forms).Distinct().SelectMany(form => new[] { (form, Encoding.UTF8.GetBytes(form)), (form, Encoding.Unicode.GetBytes(form)) }),
    ];

    /// <summary>The forms that occur; none is what one hopes for.</summary>
    public IReadOnlyList<string> In(string text) => In(Encoding.UTF8.GetBytes(text));

    public IReadOnlyList<string> In(byte[] content) => [.. _patterns.Where(pattern => content.AsSpan().IndexOf(pattern.Bytes) >= 0).Select(pattern => pattern.Form).Distinct()];

    /// <summary>Every file below a folder; an archive entry by entry. Each trace as <c>file: form</c>.</summary>
    public IReadOnlyList<string> Below(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => !DatabaseLock.Is(path))
            .SelectMany(path => InFile(path).Select(found => $"{Path.GetRelativePath(folder, found.Place)}: {found.Form}")),
    ];

    private IEnumerable<(string Place, string Form)> InFile(string path) =>
        path.EndsWith(".zip", StringComparison.Ordinal) ? InArchive(path) : In(File.ReadAllBytes(path)).Select(form => (path, form));

    private List<(string Place, string Form)> InArchive(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        return [.. zip.Entries.SelectMany(entry => In(Content(entry)).Select(form => ($"{path}!{entry.FullName}", form)))];
    }

    private static byte[] Content(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }

    private static IEnumerable<string> Forms(string secret) =>
    [
        secret,
        JavaScriptEncoder.Default.Encode(secret),
        JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(secret),
        HttpUtility.JavaScriptStringEncode(secret),
        secret.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal),
        secret.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("/", "\\/", StringComparison.Ordinal),
        SecurityElement.Escape(secret),
        secret.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal),
        WebUtility.HtmlEncode(secret),
        Uri.EscapeDataString(secret),
        WebUtility.UrlEncode(secret),
        HttpUtility.UrlEncode(secret),
        .. Base64(Encoding.UTF8.GetBytes(secret)),
        .. Base64(Encoding.Unicode.GetBytes(secret)),
    ];

    // As part of something longer a secret stands at one of three alignments; the characters at both ends are shared with the neighbours.
    private static IEnumerable<string> Base64(byte[] secret) =>
        Enumerable.Range(0, 3).Select(before => Convert.ToBase64String([.. new byte[before], .. secret]).TrimEnd('=')[(before == 0 ? 0 : before + 1)..^2]);
}

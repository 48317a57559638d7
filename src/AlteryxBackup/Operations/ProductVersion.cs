using System.Reflection;

namespace AlteryxBackup.Operations;

/// <summary>This product's version, as AlteryxBackup.psd1 has it.</summary>
public static class ProductVersion
{
    /// <summary>E.g. <c>0.1.0</c>.</summary>
    public static string Text { get; } =
        typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
}

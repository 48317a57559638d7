#if NETFRAMEWORK
namespace System.Runtime.Versioning;

/// <summary>The platform analyzer's mark; .NET Framework doesn't have it.</summary>
[AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
internal sealed class SupportedOSPlatformAttribute(string platformName) : Attribute
{
    public string PlatformName { get; } = platformName;
}
#endif

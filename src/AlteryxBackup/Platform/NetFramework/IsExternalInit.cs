#if NETFRAMEWORK
namespace System.Runtime.CompilerServices;

/// <summary>The compiler asks for this type to emit <c>init</c> accessors; .NET Framework doesn't have it.</summary>
internal static class IsExternalInit;
#endif

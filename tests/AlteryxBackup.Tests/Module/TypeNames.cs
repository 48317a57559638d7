using System;
using System.Management.Automation;

namespace AlteryxBackup.Tests.Module;

/// <summary>Types as PowerShell names them.</summary>
internal static class TypeNames
{
    public static string Short(Type type) => type.IsArray ? Short(type.GetElementType()!) + "[]" : (Nullable.GetUnderlyingType(type) ?? type).Name;

    public static bool IsSwitch(Type type) => type == typeof(SwitchParameter);
}

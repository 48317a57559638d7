using System;
using System.Collections.Generic;
using System.Reflection;
using AlteryxBackup.Databases;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace AlteryxBackup.Archives.Manifest;

/// <summary>Lists hold records that have every member: what was read then has no null where its type promises none.</summary>
internal sealed class ManifestContract : DefaultContractResolver
{
    private static readonly HashSet<Type> Complete = [typeof(ArchivedEntry), typeof(BackedUpFile), typeof(DumpedDatabase), typeof(DumpedCollection)];

    protected override JsonProperty CreateProperty(MemberInfo member, MemberSerialization memberSerialization)
    {
        var property = base.CreateProperty(member, memberSerialization);
        if (member.DeclaringType is { } type && Complete.Contains(type))
        {
            property.Required = Required.Always;
        }

        return property;
    }
}

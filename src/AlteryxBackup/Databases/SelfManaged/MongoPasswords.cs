using System;
using AlteryxBackup.Configuration;
using AlteryxBackup.Platform.Secrets;

namespace AlteryxBackup.Databases.SelfManaged;

/// <summary>The passwords that a host was handed, and whom it can ask for others.</summary>
public sealed record MongoPasswords
{
    /// <summary>Of the user of SelfManagedMongoDB; null: looked for in the places that the configuration names.</summary>
    public Secret? SelfManaged { get; init; }

    /// <summary>Of the user of GalleryMongoDB; likewise.</summary>
    public Secret? Gallery { get; init; }

    /// <summary>Asks a person, with this as the question; null answers come from people who don't. Null itself where nobody sits at the session.</summary>
    public Func<string, Secret?>? Ask { get; init; }

    internal Secret? For(string section) => section == nameof(MongoDBSection.GalleryMongoDB) ? Gallery : SelfManaged;
}

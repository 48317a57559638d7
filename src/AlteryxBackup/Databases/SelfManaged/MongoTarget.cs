using System;
using System.Collections.Generic;
using System.Linq;
using AlteryxBackup.Configuration;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Server;

namespace AlteryxBackup.Databases.SelfManaged;

/// <summary>A server whose databases are to be dumped, and which of them.</summary>
/// <param name="Section">Its name in MongoDBConfiguration.</param>
/// <param name="Settings">How to reach it, and how to dump.</param>
/// <param name="Connection">The same as arguments.</param>
/// <param name="Databases">The databases by name; empty: all that the server holds.</param>
/// <param name="Required">Those without which the dump isn't whole.</param>
internal sealed record MongoTarget(string Section, SelfManagedMongoDBSection Settings, MongoConnection Connection, IReadOnlyList<string> Databases, IReadOnlyList<string> Required)
{
    /// <summary>The Server's own database.</summary>
    public const string Service = "AlteryxService";

    /// <summary>The Gallery's.</summary>
    public const string Gallery = "AlteryxGallery";

    // Absent on newer versions.
    private const string SearchIndex = "AlteryxGallery_Lucene";

    /// <summary>All that the server holds is dumped in one go, so that it can be of one moment.</summary>
    public bool IsWhole => Databases.Count == 0;

    /// <summary>For people: what is dumped, and from where.</summary>
    public string Description => $"{(IsWhole ? "all databases" : string.Join(", ", Databases))} at {Connection.Endpoint}";

    /// <summary>What a deployment has outside AlteryxService.</summary>
    /// <exception cref="BackupException"><see cref="ErrorCatalogue.ConfigurationInvalid"/>.</exception>
    public static IReadOnlyList<MongoTarget> Of(MongoDBSection configuration, AlteryxServer server)
    {
        var targets = new List<MongoTarget>();
        if (server.Database.Type == DatabaseType.SelfManaged)
        {
            var main = configuration.SelfManagedMongoDB;
            IReadOnlyList<string> usual = configuration.GalleryMongoDB is not null ? [Service] : main.ExcludeCollections.Count > 0 ? [Service, Gallery, SearchIndex] : [];
            targets.Add(Of(nameof(configuration.SelfManagedMongoDB), main, server.Database.Endpoint, usual));
        }

        if (configuration.GalleryMongoDB is { } gallery)
        {
            targets.Add(Of(nameof(configuration.GalleryMongoDB), gallery, server.GalleryDatabaseEndpoint ?? "", [Gallery, SearchIndex]));
        }

        return targets.SelectMany(target => target.Databases).GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(named => named.Count() > 1) is { } twice
            ? throw ErrorCatalogue.ConfigurationInvalid.Because($"The database {twice.Key} is to be dumped from two servers, and an archive has one of each name.", action: "Name it in Database of SelfManagedMongoDB or of GalleryMongoDB, where it is in use.")
            : targets;
    }

    /// <summary>What their dumps together must hold.</summary>
    /// <param name="targets">All of a deployment's.</param>
    /// <param name="requiredCollections">The collections that must be there, <c>database.collection</c>.</param>
    public static DumpExpectation Expectation(IReadOnlyList<MongoTarget> targets, IReadOnlyList<string> requiredCollections)
    {
        var databases = targets.SelectMany(target => target.Required).ToList();
        return new DumpExpectation(databases, [.. requiredCollections.Where(name => databases.Contains(DatabaseOf(name)) && !targets.Any(target => target.Settings.ExcludeCollections.Contains(name)))])
        {
            IsToldByTool = true,
        };
    }

    /// <summary>What the embedded database's dump must hold beside them.</summary>
    public static DumpExpectation EmbeddedExpectation(IReadOnlyList<MongoTarget> targets, IReadOnlyList<string> requiredCollections)
    {
        var elsewhere = targets.SelectMany(target => target.Required).ToList();
        return new DumpExpectation([.. DumpExpectation.Deployment.Databases.Except(elsewhere)], [.. requiredCollections.Where(name => !elsewhere.Contains(DatabaseOf(name)))]);
    }

    /// <summary>Databases that every Server has and that nobody is asked to dump.</summary>
    public static IReadOnlyList<string> LeftOut(IReadOnlyList<MongoTarget> targets, AlteryxServer server) => server.Database.Type == DatabaseType.SelfManaged
        ? [.. new[] { Service, Gallery }.Except(targets.SelectMany(target => target.Required))]
        : [];

    /// <summary>Collections by which it can be asked whether it lets this user read: one of each database that must be there.</summary>
    public IReadOnlyList<(string Database, string Collection)> Samples(IReadOnlyList<string> requiredCollections)
    {
        var samples = requiredCollections
            .Where(name => Required.Contains(DatabaseOf(name)) && !Settings.ExcludeCollections.Contains(name))
            .GroupBy(DatabaseOf, StringComparer.Ordinal)
            .Select(group => (group.Key, group.First().Substring(group.Key.Length + 1)))
            .ToList();
        return samples.Count > 0 ? samples : [.. Required.Take(1).Select(database => (database, ""))];
    }

    private static MongoTarget Of(string section, SelfManagedMongoDBSection settings, string endpoint, IReadOnlyList<string> usual)
    {
        var databases = settings.Database.Count > 0 ? settings.Database : usual;
        var required = databases.Count == 0 ? [Service, Gallery] : settings.Database.Count > 0 ? databases : [.. databases.Where(name => name != SearchIndex)];
        return new MongoTarget(section, settings, MongoConnection.Of(settings, endpoint), databases, required);
    }

    private static string DatabaseOf(string collection) => collection.Substring(0, collection.IndexOf('.'));
}

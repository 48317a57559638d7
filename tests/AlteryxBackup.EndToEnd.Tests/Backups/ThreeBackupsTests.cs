namespace AlteryxBackup.EndToEnd.Tests.Backups;

/// <summary>Those who share the three backups.</summary>
[CollectionDefinition(Name)]
public sealed class ThreeBackupsTests : ICollectionFixture<ThreeBackups>
{
    public const string Name = "Three backups";
}

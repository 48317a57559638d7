using System.Collections.Generic;

namespace AlteryxBackup.Lab.Store;

/// <summary>What <c>catalogue.json</c> in the data folder holds.</summary>
internal sealed class StoreCatalogue
{
    public List<StoredCollection> Collections { get; set; } = [];
}

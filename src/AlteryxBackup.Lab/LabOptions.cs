namespace AlteryxBackup.Lab;

/// <summary>What a new simulated server is like. The same options give the same databases.</summary>
/// <param name="SizeMegabytes">Database content in units of 1,000,000 bytes; 0 leaves a handful of documents in each collection.</param>
/// <param name="IncompressiblePercent">Share of it that no archive can make smaller, 0 to 100.</param>
/// <param name="Nodes">1 for a server on one machine; each further node is a worker.</param>
/// <param name="Seed">Where content, keys and secrets come from.</param>
/// <param name="Token">Controller token; null takes one from the seed.</param>
/// <param name="AdminPassword">The embedded database's administrator; null takes one from the seed.</param>
/// <param name="UserPassword">The embedded database's user; null takes one from the seed.</param>
public sealed record LabOptions(
    int SizeMegabytes = 20,
    int IncompressiblePercent = 40,
    int Nodes = 1,
    int Seed = 1,
    string? Token = null,
    string? AdminPassword = null,
    string? UserPassword = null);

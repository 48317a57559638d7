using System.IO.Abstractions;
using AlteryxBackup.Destinations;
using AlteryxBackup.Tests.Destinations.Faults;

namespace AlteryxBackup.Tests.Destinations;

/// <summary>The decorator that the fault tests rest on changes nothing unless it is told to.</summary>
public sealed class FaultlessDestinationTests()
    : DestinationConformance(place => new FaultyDestination(new DirectoryDestination(new FileSystem(), new PlainDurableFiles(), place), new FaultPlan([])));

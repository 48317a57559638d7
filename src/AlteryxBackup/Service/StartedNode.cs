using System;
using AlteryxBackup.Platform.Services;
using AlteryxBackup.Server;

namespace AlteryxBackup.Service;

/// <summary>A node whose service runs.</summary>
/// <param name="Node">The node.</param>
/// <param name="Found">The state in which it was found; null when nobody could tell.</param>
/// <param name="WasAsked">It had to be asked to start.</param>
/// <param name="Duration">How long that took.</param>
internal sealed record StartedNode(ServerNode Node, ServiceState? Found, bool WasAsked, TimeSpan Duration);

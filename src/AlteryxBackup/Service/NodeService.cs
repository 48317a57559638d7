using AlteryxBackup.Server;

namespace AlteryxBackup.Service;

/// <summary>A node with what stops its service.</summary>
internal sealed record NodeService(ServerNode Node, ServiceStopper Stopper);

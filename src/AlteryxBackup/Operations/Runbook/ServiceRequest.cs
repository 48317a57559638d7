namespace AlteryxBackup.Operations.Runbook;

/// <summary>Asks to stop, start or look at the service.</summary>
public sealed record ServiceRequest : RunbookRequest;

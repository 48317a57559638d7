namespace AlteryxBackup.Lab;

/// <summary>A running workflow.</summary>
/// <param name="Id">Its AlteryxEngineCmd's process id.</param>
/// <param name="Name">The workflow file's name.</param>
public sealed record LabWorkflow(int Id, string Name);

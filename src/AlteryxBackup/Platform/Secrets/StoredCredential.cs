namespace AlteryxBackup.Platform.Secrets;

/// <summary>A user and a password, kept under a name.</summary>
/// <param name="UserName">The user; empty when none is kept with the password.</param>
/// <param name="Password">The password.</param>
public sealed record StoredCredential(string UserName, Secret Password);

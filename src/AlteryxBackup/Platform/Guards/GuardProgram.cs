using System.Collections.Generic;

namespace AlteryxBackup.Platform.Guards;

/// <summary>The program that a guard runs in, as the host ships it: it takes the path of a ticket as its last argument and hands it to the engine.</summary>
/// <param name="FileName">Full path of the program.</param>
/// <param name="Arguments">What goes before the ticket.</param>
public sealed record GuardProgram(string FileName, IReadOnlyList<string> Arguments);

using System;

namespace AlteryxBackup.Tests.Module;

/// <summary>A type that a cmdlet writes, and what it is.</summary>
internal sealed record OutputDescription(Type Type, string Text);

using System;
using System.Collections.Generic;
using System.Linq;

namespace AlteryxBackup.Configuration;

/// <summary>One setting, for a host that offers each as a parameter or completes its name.</summary>
/// <param name="Path">Dotted: <c>BackupConfiguration.RetentionDays.Full</c>.</param>
/// <param name="Description">What it does, and when to change it.</param>
/// <param name="ValueType">What a value is: bool, int, double, string or an array of strings.</param>
/// <param name="Choices">The only values that it takes; empty where any of its type will do.</param>
/// <param name="Default">The default as JSON.</param>
public sealed record ConfigurationKey(string Path, string Description, Type ValueType, IReadOnlyList<string> Choices, string Default)
{
    private const string SectionSuffix = "Configuration";

    /// <summary>The section that it stands in: <c>BackupConfiguration</c>.</summary>
    public string Section => Path.Substring(0, Path.IndexOf('.'));

    /// <summary>
    /// Its name where there are no sections: the key itself (<c>TempDirectory</c>), or, where a single word wouldn't say what it is about,
    /// with what stands before it (<c>RetentionDaysFull</c>, <c>ServiceControl</c>).
    /// </summary>
    public string ParameterName
    {
        get
        {
            var names = Path.Split('.');
            var key = names[names.Length - 1];
            if (names.Length == 2 && !IsSingleWord(key))
            {
                return key;
            }

            var parent = names[names.Length - 2];
            return (parent.EndsWith(SectionSuffix, StringComparison.Ordinal) ? parent.Substring(0, parent.Length - SectionSuffix.Length) : parent) + key;
        }
    }

    private static bool IsSingleWord(string key) => !key.Skip(1).Any(char.IsUpper);
}

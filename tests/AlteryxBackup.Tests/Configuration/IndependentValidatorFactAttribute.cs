using System;

namespace AlteryxBackup.Tests.Configuration;

/// <summary>A test that is skipped, visibly, where Python's jsonschema is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class IndependentValidatorFactAttribute : FactAttribute
{
    public IndependentValidatorFactAttribute()
    {
        if (!IndependentValidator.IsInstalled)
        {
            Skip = "Needs Python with the package jsonschema (Debian: python3-jsonschema).";
        }
    }
}

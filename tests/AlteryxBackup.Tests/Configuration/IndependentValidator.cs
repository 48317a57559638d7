using System;
using System.ComponentModel;
using System.Diagnostics;
using System.Linq;

namespace AlteryxBackup.Tests.Configuration;

/// <summary>Python's jsonschema, where it is installed: somebody else's reading of the JSON schema standard.</summary>
internal static class IndependentValidator
{
    private const string Program = """
        import json, sys
        from jsonschema import Draft7Validator
        with open(sys.argv[1], encoding="utf-8") as schema:
            validator = Draft7Validator(json.load(schema))
        Draft7Validator.check_schema(validator.schema)
        with open(sys.argv[2], encoding="utf-8") as documents:
            print("".join("1" if validator.is_valid(json.loads(line)) else "0" for line in documents))
        """;

    private static readonly Lazy<string?> Python = new(() =>
        new[] { "/usr/bin/python3", "python3", "python" }.FirstOrDefault(python => Run(python, "-c", "import jsonschema") is not null));

    public static bool IsInstalled => Python.Value is not null;

    /// <summary>One verdict for each line.</summary>
    public static bool[] Validate(string schemaPath, string documentsPath) =>
        [.. Run(Python.Value!, "-c", Program, schemaPath, documentsPath)!.Trim().Select(verdict => verdict == '1')];

    private static string? Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            _ = errors.Result;
            return process.ExitCode == 0 ? output : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}

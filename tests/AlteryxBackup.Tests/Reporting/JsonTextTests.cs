using System;
using System.Globalization;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Reporting;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace AlteryxBackup.Tests.Reporting;

public sealed class JsonTextTests
{
    [Fact]
    public void Exit_codes_are_numbers_other_enumerations_words_and_times_UTC()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = "," } };
        try
        {
            var text = JsonText.Of(new BackupResult
            {
                Status = BackupStatus.Failed,
                ExitCode = ExitCode.Database,
                DurationSeconds = 1.5,
                Steps = [new StepRecord(BackupStep.DumpDatabase, new DateTimeOffset(2024, 3, 31, 2, 30, 0, 7, TimeSpan.FromHours(2)), 0.25, StepOutcome.Failed)],
            });

            using var reader = new JsonTextReader(new System.IO.StringReader(text)) { DateParseHandling = DateParseHandling.None };
            var document = JObject.Load(reader);
            Assert.Equal(("Failed", 5L, 1.5), ((string?)document["Status"], (long)document["ExitCode"]!, (double)document["DurationSeconds"]!));
            Assert.Equal(("DumpDatabase", "2024-03-31T00:30:00.007Z", "Failed"), ((string?)document["Steps"]![0]!["Name"], (string?)document["Steps"]![0]!["StartedAt"], (string?)document["Steps"]![0]!["Outcome"]));
            Assert.Equal(JTokenType.Null, document["ArchivePath"]!.Type);
            Assert.Contains("\n", text, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}

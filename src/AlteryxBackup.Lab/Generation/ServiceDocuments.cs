using AlteryxBackup.Lab.Bson;

namespace AlteryxBackup.Lab.Generation;

/// <summary>Documents of the database <c>AlteryxService</c>: what the controller queues, schedules and keeps.</summary>
internal static class ServiceDocuments
{
    /// <summary>1 January 2026, in Unix milliseconds: times in documents must not depend on the clock.</summary>
    public const long Epoch = 1767225600000;

    public static void Application(BsonWriter writer, Randomness random, int number)
    {
        var document = writer.BeginDocument();
        writer.Identity("_id"u8, 0xA0000001, (ulong)number);
        writer.Text("Name"u8, Vocabulary.Name(random));
        writer.Integer("Version"u8, 1 + random.Below(30));
        writer.Date("Saved"u8, Epoch - ((long)random.Below(1_000_000) * 60_000));
        var text = writer.BeginText("Workflow"u8);
        writer.Append("<?xml version=\"1.0\"?><AlteryxDocument yxmdVer=\"2023.1\"><Nodes>"u8);
        Vocabulary.WorkflowText(writer, random, 2_000 + random.Below(18_000));
        writer.Append("</Nodes></AlteryxDocument>"u8);
        writer.EndText(text);
        writer.EndDocument(document);
    }

    public static void QueueEntry(BsonWriter writer, Randomness random, int number)
    {
        var document = writer.BeginDocument();
        writer.Identity("_id"u8, 0xA0000002, (ulong)number);
        writer.Text("Status"u8, random.Below(10) == 0 ? "Error"u8 : "Completed"u8);
        writer.Integer("Priority"u8, random.Below(4));
        writer.Date("Created"u8, Epoch + (number * 60_000L));
        writer.Null("Worker"u8);
        writer.Identity("ApplicationId"u8, 0xA0000001, (ulong)random.Below(1000));
        var inputs = writer.BeginDocument("Inputs"u8);
        writer.Text("Region"u8, Vocabulary.Person(random));
        writer.Double("Threshold"u8, random.Below(1000) / 8.0);
        writer.Truth("Notify"u8, random.Below(2) == 0);
        writer.EndDocument(inputs);
        var text = writer.BeginText("Message"u8);
        Vocabulary.LogText(writer, random, 300 + random.Below(900));
        writer.EndText(text);
        writer.EndDocument(document);
    }

    public static void Schedule(BsonWriter writer, Randomness random, int number)
    {
        var document = writer.BeginDocument();
        writer.Identity("_id"u8, 0xA0000003, (ulong)number);
        writer.Text("Name"u8, Vocabulary.Name(random));
        writer.Text("Owner"u8, Vocabulary.Person(random));
        writer.Text("Frequency"u8, "Daily"u8);
        writer.Date("NextRun"u8, Epoch + (random.Below(10_000) * 60_000L));
        writer.Truth("Enabled"u8, number % 5 != 0);
        writer.EndDocument(document);
    }

    public static void Result(BsonWriter writer, Randomness random, int number)
    {
        var document = writer.BeginDocument();
        writer.Identity("_id"u8, 0xA0000004, (ulong)number);
        writer.Identity("QueueId"u8, 0xA0000002, (ulong)number);
        writer.Long("RunMilliseconds"u8, random.Below(3_600_000));
        var messages = writer.BeginArray("Messages"u8);
        Message(writer, random, "0"u8);
        Message(writer, random, "1"u8);
        Message(writer, random, "2"u8);
        writer.EndDocument(messages);
        writer.EndDocument(document);
    }

    public static void LogEntry(BsonWriter writer, Randomness random, int number)
    {
        var document = writer.BeginDocument();
        writer.Identity("_id"u8, 0xA0000005, (ulong)number);
        writer.Date("At"u8, Epoch + (number * 1_000L));
        var text = writer.BeginText("Text"u8);
        Vocabulary.LogText(writer, random, 120 + random.Below(200));
        writer.EndText(text);
        writer.EndDocument(document);
    }

    private static void Message(BsonWriter writer, Randomness random, System.ReadOnlySpan<byte> index)
    {
        var message = writer.BeginDocument(index);
        writer.Integer("ToolId"u8, random.Below(80));
        writer.Integer("Type"u8, random.Below(4));
        var text = writer.BeginText("Text"u8);
        Vocabulary.LogText(writer, random, 400 + random.Below(1_600));
        writer.EndText(text);
        writer.EndDocument(message);
    }
}

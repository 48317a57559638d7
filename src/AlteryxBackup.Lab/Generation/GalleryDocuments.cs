using AlteryxBackup.Lab.Bson;

namespace AlteryxBackup.Lab.Generation;

/// <summary>Documents of <c>AlteryxGallery</c> and its search index: users, apps and what the Server UI keeps.</summary>
internal static class GalleryDocuments
{
    public static void User(BsonWriter writer, Randomness random, int number)
    {
        var document = writer.BeginDocument();
        writer.Identity("_id"u8, 0xB0000001, (ulong)number);
        var mail = writer.BeginText("Email"u8);
        writer.Append(Vocabulary.Person(random));
        writer.AppendNumber(number);
        writer.Append("@example.com"u8);
        writer.EndText(mail);
        writer.Text("FirstName"u8, Vocabulary.Person(random));
        writer.Truth("Active"u8, number % 7 != 0);
        writer.Text("Role"u8, number == 0 ? "Curator"u8 : "Artisan"u8);
        writer.Date("Created"u8, ServiceDocuments.Epoch - (number * 3_600_000L));
        writer.EndDocument(document);
    }

    public static void App(BsonWriter writer, Randomness random, int number)
    {
        var document = writer.BeginDocument();
        writer.Identity("_id"u8, 0xB0000002, (ulong)number);
        writer.Text("Name"u8, Vocabulary.Name(random));
        writer.Identity("OwnerId"u8, 0xB0000001, (ulong)random.Below(50));
        writer.Integer("RunCount"u8, random.Below(5000));
        var text = writer.BeginText("Description"u8);
        Vocabulary.LogText(writer, random, 500 + random.Below(2_500));
        writer.EndText(text);
        writer.EndDocument(document);
    }

    public static void Collection(BsonWriter writer, Randomness random, int number) => Named(writer, random, 0xB0000003, number);

    public static void Session(BsonWriter writer, Randomness random, int number) => Named(writer, random, 0xB0000004, number);

    /// <summary>Names the host that holds the lock: a stale one of another host blocks a start after a restore.</summary>
    public static void Lock(BsonWriter writer, Randomness random, int number)
    {
        var document = writer.BeginDocument();
        writer.Text("_id"u8, "migration"u8);
        writer.Text("Host"u8, "LAB-CONTROLLER"u8);
        writer.Long("Ticket"u8, (long)(random.Next() >> 16) + number);
        writer.EndDocument(document);
    }

    public static void Subscription(BsonWriter writer, Randomness random, int number) => Named(writer, random, 0xB0000005, number);

    public static void Odd(BsonWriter writer, Randomness random, int number) => Named(writer, random, 0xB0000006, number);

    public static void IndexFile(BsonWriter writer, Randomness random, int number)
    {
        var document = writer.BeginDocument();
        writer.Identity("_id"u8, 0xC0000001, (ulong)number);
        var name = writer.BeginText("Name"u8);
        writer.Append("_"u8);
        writer.AppendNumber(number);
        writer.Append(".cfs"u8);
        writer.EndText(name);
        var segment = writer.Binary("Segment"u8, 0x00, 512 + random.Below(1024));
        random.Fill(segment[..(segment.Length / 4)]);
        segment[(segment.Length / 4)..].Clear();
        writer.EndDocument(document);
    }

    private static void Named(BsonWriter writer, Randomness random, uint kind, int number)
    {
        var document = writer.BeginDocument();
        writer.Identity("_id"u8, kind, (ulong)number);
        writer.Text("Name"u8, Vocabulary.Name(random));
        writer.Text("Owner"u8, Vocabulary.Person(random));
        writer.EndDocument(document);
    }
}

using System;
using System.Linq;
using System.Text;
using AlteryxBackup.Lab.Bson;

namespace AlteryxBackup.Lab.Generation;

/// <summary>The phrases that documents are made of; they compress about as well as real logs and workflows do.</summary>
internal static class Vocabulary
{
    private static readonly byte[][] Workflow = Encode(
        "<Node ToolID=\"", "\"><GuiSettings Plugin=\"AlteryxBasePluginsGui.DbFileInput.DbFileInput\"><Position x=\"",
        "\"><GuiSettings Plugin=\"AlteryxBasePluginsGui.Filter.Filter\"><Position x=\"", "\"><GuiSettings Plugin=\"AlteryxBasePluginsGui.Formula.Formula\"><Position x=\"",
        "\"><GuiSettings Plugin=\"AlteryxBasePluginsGui.Join.Join\"><Position x=\"", "\" /></GuiSettings><Properties><Configuration><Mode>Simple</Mode><Simple><Operator>=</Operator><Field>Region</Field>",
        "<FormulaField expression=\"[Quantity] * [Unit Price]\" field=\"Revenue\" size=\"8\" type=\"Double\" /><Annotation DisplayMode=\"0\"><Name /><DefaultAnnotationText>",
        "</DefaultAnnotationText><Left value=\"False\" /></Annotation></Properties><EngineSettings EngineDll=\"AlteryxBasePluginsEngine.dll\" EngineDllEntryPoint=\"Alteryx",
        "<Connection><Origin ToolID=\"", "\" Connection=\"Output\" /><Destination ToolID=\"", "\" Connection=\"Input\" /></Connection>", "<MetaInfo connection=\"Output\"><RecordInfo><Field name=\"CustomerId\" size=\"254\" source=\"File: ",
        "<File OutputFileName=\"\" FileFormat=\"0\" SearchSubDirs=\"False\" RecordLimit=\"\">\\\\files\\finance\\daily\\sales_", ".csv</File><Passwords /><FormatSpecificOptions><HeaderRow>True</HeaderRow><IgnoreErrors>False</IgnoreErrors>");

    private static readonly byte[][] Log = Encode(
        "Allocating Output Buffer for Browse", "records were read from \"\\\\files\\finance\\daily\\sales_", "The record count is ", "Finished running Daily Sales.yxmd in ", " seconds with ",
        "field conversion errors. ", "Für das Feld »Größe« fehlt ein Wert; ", "Warning - Join (12) The left input has more records than expected: ", "Formula (23) Missing a conversion at record ",
        "Designer x64 Started running C:\\ProgramData\\Alteryx\\Service\\Staging\\", "Output Data (31) Writing to the database aka:Warehouse|||dbo.FactSales, records ", "ODBC Driver 17 for SQL Server: the statement was prepared; ",
        "Using the AMP engine with 4 threads; memory limit 959 MB. ", "東京の売上 was read, records ");

    private static readonly byte[][] Names = Encode(
        "Daily Sales", "Customer Churn", "Inventory Reconciliation", "GL Postings", "Marketing Attribution", "Forecast Refresh", "Store Locator", "Payroll Check", "Vendor Master", "Tax Report",
        "Shipment Tracking", "Fraud Scores", "Résumé Parser", "Budget vs Actual", "Data Quality Scan", "Survey Import");

    private static readonly byte[][] People = Encode(
        "ada", "grace", "linus", "barbara", "edsger", "margaret", "donald", "radia", "ken", "frances", "dennis", "adele", "john", "katherine", "niklaus", "hedy");

    public static ReadOnlySpan<byte> Name(Randomness random) => Names[random.Below(Names.Length)];

    public static ReadOnlySpan<byte> Person(Randomness random) => People[random.Below(People.Length)];

    public static void WorkflowText(BsonWriter writer, Randomness random, int bytes) => Fill(writer, random, bytes, Workflow);

    public static void LogText(BsonWriter writer, Randomness random, int bytes) => Fill(writer, random, bytes, Log);

    private static void Fill(BsonWriter writer, Randomness random, int bytes, byte[][] phrases)
    {
        var end = writer.Written.Length + bytes;
        while (writer.Written.Length < end)
        {
            var value = random.Next();
            writer.Append(phrases[(int)((value >> 32) % (ulong)phrases.Length)]);
            writer.AppendNumber((long)(value & 0xFFF));
        }
    }

    private static byte[][] Encode(params string[] texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];
}

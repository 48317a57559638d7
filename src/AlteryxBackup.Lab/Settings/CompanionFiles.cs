using System.IO;
using System.Text;
using AlteryxBackup.Lab.Generation;

namespace AlteryxBackup.Lab.Settings;

/// <summary>Keys, connections and custom tools: the files beside the settings that a backup must hold.</summary>
internal sealed class CompanionFiles(Layout layout, Randomness random)
{
    public void Write()
    {
        Bytes(Path.Combine(layout.Keys, "dcm.key"), 256);
        Bytes(Path.Combine(layout.Keys, "Machine", "credentials.key"), 1024);
        Text(Path.Combine(layout.Engine, "SystemAlias.xml"), "<AliasList>\r\n  <Alias name=\"Warehouse\">odbc:DSN=Warehouse;UID=alteryx;PWD=__EncPwd1__</Alias>\r\n</AliasList>\r\n");
        Text(Path.Combine(layout.Engine, "SystemConnections.xml"), "<Connections>\r\n  <Connection name=\"Finance &amp; Größe\" type=\"SQLServer\" server=\"sql01\" />\r\n</Connections>\r\n");
        Text(Path.Combine(layout.Tools, "Contoso Connector", "Config.xml"), "<AlteryxJavaScriptPlugin><EngineSettings EngineDll=\"Python\" SDKVersion=\"10.1\" /></AlteryxJavaScriptPlugin>\r\n");
        Text(Path.Combine(layout.Tools, "Contoso Connector", "größe.yxmc"), "<AlteryxDocument yxmdVer=\"2023.1\" />\r\n");
        Text(Path.Combine(layout.Tools, "Contoso Connector", "empty.txt"), "");
        Bytes(Path.Combine(layout.Tools, "Contoso Connector", "icon.png"), 5000);
    }

    private void Bytes(string path, int count)
    {
        var content = new byte[count];
        random.Fill(content);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
    }

    private static void Text(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }
}

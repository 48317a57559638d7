using System.IO;
using AlteryxBackup.Lab.Settings;

namespace AlteryxBackup.Lab.Verbs;

/// <summary><c>settingfile</c> and <c>verifysettingfile</c>.</summary>
internal sealed class SettingsVerbs(Layout layout, TextWriter output)
{
    public int Use(string path)
    {
        var exitCode = Verify(path);
        if (exitCode == 0)
        {
            File.Copy(path, layout.Settings, overwrite: true);
        }

        return exitCode;
    }

    public int Verify(string path)
    {
        try
        {
            _ = ServerSettings.Load(path);
            output.WriteLine("The setting file is valid.");
            return 0;
        }
        catch (System.Exception e) when (e is LabException or IOException)
        {
            output.WriteLine("The setting file failed verification: " + e.Message);
            return 1;
        }
    }
}

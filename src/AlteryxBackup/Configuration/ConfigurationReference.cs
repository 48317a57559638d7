using System.Linq;
using System.Text;

namespace AlteryxBackup.Configuration;

/// <summary>Makes docs/configuration.md from the schema.</summary>
internal static class ConfigurationReference
{
    private const string Introduction = """
        # Configuration

        <!-- Made from module/config/backup-config.schema.json: change the schema, not this file. -->

        The configuration is one JSON file. Every key may be left out: its default holds then. Without any file the product runs on its defaults,
        and says so in the log.

        ```json
        {
          "$schema": "./backup-config.schema.json", // lets editors check the file while you write it
          "BackupConfiguration": {
            "LocalBackupPath": "E:\\Backups",
            "NetworkBackupPaths": ["\\\\nas\\alteryx"],
            "RetentionDays": { "Full": 60 }
          }
        }
        ```

        - **Where it is looked for**: the file that you name; else `%ProgramData%\AlteryxBackup\backup-config.json`; else `config\backup-config.json` in the
          module's folder. A file that you name and that isn't there ends the run with exit code 3.
        - **What wins**: a parameter of the command over the file, the file over the default. `alteryx-backup config show` shows every effective value and where it comes from.
        - **How it is written**: UTF-8, JSON with comments (`//` and `/* */`); a comma after the last element is accepted. Backslashes in paths are doubled. Names and
          values are case-sensitive. A key must not stand twice in one section.
        - **What is checked**: every value, before anything is touched, and all faults are reported at once with the path of each. `alteryx-backup config test` does only that.
        - **Unknown keys** are a warning that names the nearest known key. Keys that begin with `comment` or `$` are ignored.
        - **Paths** are absolute; `%NAME%` is replaced by the variable of that name. Missing folders are made, readable by administrators and the service account alone.
        - **Passwords** don't belong here. One in a connection string works, is masked wherever the configuration is shown, and is a warning.

        """;

    /// <summary>The whole page, Markdown, lines ended by LF.</summary>
    public static string Markdown()
    {
        var page = new StringBuilder(Introduction.Replace("\r\n", "\n"));
        foreach (var section in ConfigurationSchema.Read().Root.Properties)
        {
            page.Append("\n## ").Append(section.Key).Append('\n');
            Section(page, section.Value);
        }

        return page.ToString();
    }

    private static void Section(StringBuilder page, SchemaNode section)
    {
        page.Append(section.Description).Append("\n\n| Key | Default | Takes | What it does, and when to change it |\n|---|---|---|---|\n");
        Rows(page, section, "");
        if (section.If is { } condition && section.Then is { } consequence)
        {
            var cause = condition.Properties.Single();
            page.Append("\nWhen `").Append(cause.Key).Append("` is `").Append(SchemaWording.Json(cause.Value.Constant!).Trim('"'))
                .Append("`, these must be set: ").Append(string.Join(", ", consequence.Required.Select(name => $"`{name}`"))).Append(".\n");
        }
    }

    private static void Rows(StringBuilder page, SchemaNode section, string prefix)
    {
        foreach (var property in section.Properties)
        {
            var name = prefix + property.Key;
            if (property.Value.Type == "object")
            {
                page.Append("| **").Append(name).Append("** | | section | ").Append(Cell(property.Value.Description)).Append(" |\n");
                Rows(page, property.Value, name + ".");
            }
            else
            {
                page.Append("| `").Append(name).Append("` | `").Append(SchemaWording.Json(property.Value.Default!)).Append("` | ")
                    .Append(Cell(SchemaWording.Allowed(property.Value))).Append(" | ").Append(Cell(property.Value.Description)).Append(" |\n");
                if (property.Value.Items?.Section is { } element)
                {
                    Rows(page, element, name + "[].");
                }
            }
        }
    }

    // Outside code, Markdown takes a backslash, an asterisk or a bracket as its own.
    private static string Cell(string text) => text.Replace(@"\", @"\\").Replace("|", @"\|").Replace("*", @"\*").Replace("<", "&lt;");
}

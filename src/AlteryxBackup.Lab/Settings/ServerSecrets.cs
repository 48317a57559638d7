using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace AlteryxBackup.Lab.Settings;

/// <summary>The controller token and the embedded database's passwords, kept encrypted for this machine.</summary>
internal sealed class ServerSecrets(Layout layout)
{
    private const string TokenElement = "ServerSecretEncrypted";
    private const string UserPasswordElement = "EmbeddedMongoDBPasswordEncrypted";
    private readonly ServerSettings _settings = new(layout);

    /// <summary>Setting it makes new storage keys, which only this token opens: a restore writes the old ones back afterwards.</summary>
    public string Token
    {
        get => SealedText.Open(Key(), _settings.Read(Section, TokenElement));
        set
        {
            _settings.Write(Section, TokenElement, SealedText.Seal(Key(), value));
            if (_settings.IsController)
            {
                _settings.Write(Section, "StorageKeysEncrypted", SealedText.Seal(SHA256.HashData(Encoding.UTF8.GetBytes(value)), RandomNumberGenerator.GetHexString(64)));
            }
        }
    }

    public string UserPassword
    {
        get => SealedText.Open(Key(), _settings.Read("Controller", UserPasswordElement));
        set => _settings.Write("Controller", UserPasswordElement, SealedText.Seal(Key(), value));
    }

    public string AdminPassword
    {
        get => SealedText.Open(Key(), Machine().AdminPasswordEncrypted);
        set
        {
            var machine = Machine();
            machine.AdminPasswordEncrypted = SealedText.Seal(Key(), value);
            Save(machine);
        }
    }

    private string Section => _settings.IsController ? "Controller" : "Worker";

    public void SetRunAsUser(string user, string domain, string password)
    {
        _settings.Write("Worker", "ExecuteUserName", user);
        _settings.Write("Worker", "ExecuteDomain", domain);
        _settings.Write("Worker", "ExecutePasswordEncrypted", SealedText.Seal(Key(), password));
    }

    /// <summary>Gives this machine a key of its own.</summary>
    public void Initialise() => Save(new MachineRecord { Key = RandomNumberGenerator.GetHexString(64) });

    private byte[] Key() => Convert.FromHexString(Machine().Key);

    private MachineRecord Machine() => JsonSerializer.Deserialize(File.ReadAllBytes(layout.MachineFile), LabJson.Default.MachineRecord)!;

    private void Save(MachineRecord machine) => File.WriteAllBytes(layout.MachineFile, JsonSerializer.SerializeToUtf8Bytes(machine, LabJson.Default.MachineRecord));
}

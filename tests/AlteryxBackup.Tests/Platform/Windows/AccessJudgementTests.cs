using AlteryxBackup.Platform.Windows;

namespace AlteryxBackup.Tests.Platform.Windows;

public sealed class AccessJudgementTests
{
    private const string Service = "S-1-5-21-1-2-3-1105";
    private const string Jane = "S-1-5-21-1-2-3-1200";
    private const string System = "S-1-5-18";
    private const string Administrators = "S-1-5-32-544";
    private const string Users = "S-1-5-32-545";
    private const string Everyone = "S-1-1-0";

    private const int FullControl = 0x1F01FF;
    private const int Modify = 0x1301BF;
    private const int ReadAndExecute = 0x1200A9;
    private const int CreateFilesAndFolders = 0x116;

    private readonly AccessJudgement _judgement = new(Service);

    [Fact]
    public void Administrators_SYSTEM_and_this_account_may_do_anything()
    {
        AccessEntry[] entries = [new(Administrators, FullControl), new(System, FullControl), new(Service, FullControl), new(Users, ReadAndExecute)];

        Assert.Empty(_judgement.WhoCanChange(Administrators, entries));
        Assert.Empty(_judgement.WhoCanExchange(Service, entries));
    }

    [Theory]
    [InlineData(FullControl)]
    [InlineData(Modify)]
    [InlineData(0x2)] // write data
    [InlineData(0x4)] // append data
    [InlineData(0x10000)] // delete
    [InlineData(0x40000)] // change rights
    [InlineData(0x80000)] // take ownership
    [InlineData(0x40000000)] // generic write
    [InlineData(0x10000000)] // generic all
    public void Anybody_else_who_can_write_is_named(int rights)
    {
        Assert.Equal([Everyone], _judgement.WhoCanChange(System, [new(Everyone, rights), new(Administrators, FullControl)]));
    }

    [Fact]
    public void An_owner_can_give_himself_every_right_so_he_is_named_without_an_entry()
    {
        Assert.Equal([Jane], _judgement.WhoCanChange(Jane, [new(Users, ReadAndExecute)]));
        Assert.Equal([Jane], _judgement.WhoCanExchange(Jane, []));
    }

    [Fact]
    public void Making_files_beside_ours_as_everybody_may_in_ProgramData_doesnt_exchange_ours_but_deleting_them_does()
    {
        Assert.Empty(_judgement.WhoCanExchange(System, [new(Users, CreateFilesAndFolders | ReadAndExecute)]));
        Assert.Equal([Users], _judgement.WhoCanChange(System, [new(Users, CreateFilesAndFolders | ReadAndExecute)]));
        Assert.Equal([Users], _judgement.WhoCanExchange(System, [new(Users, 0x40)]));
    }

    [Theory]
    [InlineData("S-1-5-21-1-2-3-500", true)]
    [InlineData("S-1-5-21-1-2-3-512", true)]
    [InlineData("S-1-5-21-1-2-3-519", true)]
    [InlineData("S-1-5-21-1-2-3-513", false)]
    [InlineData("S-1-5-21-1-2-3-1512", false)]
    [InlineData("S-1-5-11", false)]
    public void A_domains_administrators_are_administrators_and_its_users_are_not(string sid, bool trusted)
    {
        Assert.Equal(trusted ? [] : [sid], _judgement.WhoCanChange(System, [new(sid, Modify)]));
    }
}

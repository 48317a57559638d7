using AlteryxBackup.Platform.Windows;

namespace AlteryxBackup.Tests.Platform.Windows;

public class LongPathTests
{
    private static readonly string Long = new('x', 260);

    [Fact]
    public void A_short_path_stays_as_it_is() => Assert.Equal(@"C:\a\..\b", LongPath.Extend(@"C:\a\..\b"));

    [Fact]
    public void A_long_path_gets_the_prefix() => Assert.Equal($@"\\?\C:\a\{Long}", LongPath.Extend($@"C:\a\{Long}"));

    [Fact]
    public void A_folder_gets_it_twelve_characters_earlier_and_so_does_a_file()
    {
        Assert.Equal(@"C:\" + new string('x', 244), LongPath.Extend(@"C:\" + new string('x', 244)));
        Assert.Equal(@"\\?\C:\" + new string('x', 245), LongPath.Extend(@"C:\" + new string('x', 245)));
    }

    [Fact]
    public void A_share_gets_the_prefix_of_shares() => Assert.Equal($@"\\?\UNC\nas\backup\{Long}", LongPath.Extend($@"\\nas\backup\{Long}"));

    [Fact]
    public void A_prefix_is_not_doubled() => Assert.Equal($@"\\?\C:\{Long}", LongPath.Extend($@"\\?\C:\{Long}"));

    [Fact]
    public void Behind_the_prefix_nothing_is_left_to_be_resolved()
    {
        Assert.Equal($@"\\?\C:\b\{Long}", LongPath.Extend($@"C:/a/.././b//{Long}"));
        Assert.Equal($@"\\?\C:\{Long}", LongPath.Extend($@"C:\..\..\{Long}"));
        Assert.Equal($@"\\?\UNC\nas\backup\{Long}", LongPath.Extend($@"\\nas\backup\..\..\{Long}"));
    }

    [Fact]
    public void A_relative_path_cannot_have_it() => Assert.Equal($@"a\{Long}", LongPath.Extend($@"a\{Long}"));
}

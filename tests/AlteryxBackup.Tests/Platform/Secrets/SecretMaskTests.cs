using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml.Linq;
using AlteryxBackup.Platform.Secrets;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json;

namespace AlteryxBackup.Tests.Platform.Secrets;

public class SecretMaskTests
{
    private const string Awkward = "p\"ä/\\&<%2F é+'𝄞?~";

    private static readonly (string Name, Func<string, string> Encode)[] Encodings =
    [
        ("plain", secret => secret),
        ("URL data", Uri.EscapeDataString),
        ("URL data, lower case", secret => LowerHexadecimal(Uri.EscapeDataString(secret))),
        ("every byte as percent", secret => string.Concat(Encoding.UTF8.GetBytes(secret).Select(value => $"%{value:x2}"))),
        ("form", WebUtility.UrlEncode),
        ("JSON of Newtonsoft", secret => JsonConvert.ToString(secret)[1..^1]),
        ("JSON, all but ASCII escaped", secret => JsonConvert.ToString(secret, '"', StringEscapeHandling.EscapeNonAscii)[1..^1]),
        ("JSON, HTML escaped", secret => JsonConvert.ToString(secret, '"', StringEscapeHandling.EscapeHtml)[1..^1]),
        ("JSON of System.Text.Json", secret => System.Text.Json.JsonSerializer.Serialize(secret)[1..^1]),
        ("JSON, relaxed", secret => System.Text.Json.JsonSerializer.Serialize(secret, Relaxed)[1..^1]),
        ("JSON, every unit escaped", secret => string.Concat(secret.Select(unit => $"\\u{(int)unit:x4}"))),
        ("JSON with escaped slashes", secret => JsonConvert.ToString(secret)[1..^1].Replace("/", "\\/", StringComparison.Ordinal)),
        ("XML text", secret => new XText(secret).ToString()),
        ("XML attribute", secret => new XAttribute("a", secret).ToString()[3..^1]),
        ("HTML", secret => WebUtility.HtmlEncode(secret)),
        ("XML, decimal", secret => string.Concat(secret.EnumerateRunes().Select(rune => $"&#{rune.Value};"))),
        ("XML, hexadecimal", secret => string.Concat(secret.EnumerateRunes().Select(rune => $"&#x{rune.Value:X4};"))),
        .. Base64("UTF-8", Encoding.UTF8),
        .. Base64("UTF-16LE", Encoding.Unicode),
    ];

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void No_secret_survives_in_any_encoding_in_any_text()
    {
        // No asterisk: "***" beside one could spell such a secret by itself.
        var character = Gen.Elements("aZ09 \t\n\"'\\/&<>%+=#?@:;,.-_~${}[]äß€\u00A0".ToCharArray()).Select(value => value.ToString());
        var piece = Gen.OneOf(character, character, Gen.Elements("𝄞", "\\u0041", "%41", "&amp;", "\r\n", "e\u0301"));
        var text = Gen.ListOf(piece).Select(string.Concat);
        var cases =
            from secret in text
            from before in text
            from after in text
            from encoding in Gen.Elements(Encodings)
            where secret.Trim().Length >= 4
            select (secret, before, after, encoding.Name, Encoded: encoding.Encode(secret));
        Prop.ForAll(cases.ToArbitrary(), given =>
        {
            var masked = MaskOf(given.secret).Mask(given.before + given.Encoded + given.after);
            return masked.Contains("***", StringComparison.Ordinal)
                && !masked.Contains(given.Encoded, StringComparison.Ordinal)
                && !masked.Contains(given.secret.Trim(), StringComparison.Ordinal);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    public static TheoryData<string> EncodingNames => [.. Encodings.Select(encoding => encoding.Name)];

    [Theory]
    [MemberData(nameof(EncodingNames))]
    public void Only_the_secret_is_masked(string name)
    {
        var encode = Encodings.Single(encoding => encoding.Name == name).Encode;

        Assert.Equal("password=***; next", MaskOf(Awkward).Mask($"password={encode(Awkward)}; next"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void It_is_found_at_any_alignment_inside_longer_base64(int before)
    {
        var user = new string('u', before);
        var mask = MaskOf("hunter2/ÿ?>");
        foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode })
        {
            var standard = Convert.ToBase64String(encoding.GetBytes($"{user}hunter2/ÿ?>tail"));
            foreach (var encoded in new[] { standard, standard.Replace('+', '-').Replace('/', '_'), Uri.EscapeDataString(standard) })
            {
                var masked = mask.Mask(encoded);
                Assert.Contains("***", masked, StringComparison.Ordinal);
                Assert.True(masked.Length < encoded.Length - 10, masked);
            }
        }
    }

    [Fact]
    public void A_text_without_secrets_is_the_same_object()
    {
        const string Text = @"C:\ProgramData\Alteryx is 100% fine & well + more";

        Assert.Same(Text, MaskOf("hunter2").Mask(Text));
        Assert.Same(Text, new SecretMask().Mask(Text));
    }

    [Fact]
    public void A_secret_of_several_lines_is_masked_whole_and_line_by_line()
    {
        var mask = MaskOf("first line\r\nsecond line\n");

        Assert.Equal("<***>", mask.Mask("<first line\nsecond line>"));
        Assert.Equal("log: ***", mask.Mask("log: second line"));
        Assert.Equal("{\"t\":\"***\"}", mask.Mask("{\"t\":\"first line\\r\\nsecond line\\n\"}"));
    }

    [Fact]
    public void White_space_around_a_secret_may_be_lost_on_its_way() =>
        Assert.Equal("token=***.", MaskOf("  tok-en\t").Mask("token=tok-en."));

    [Fact]
    public void Occurrences_that_overlap_leave_nothing_of_either() =>
        Assert.Equal("x***y", MaskOf("abab", "bcbc").Mask("xabababcbcy"));

    [Fact]
    public void Three_characters_are_masked_anywhere_and_fewer_where_they_stand_alone()
    {
        Assert.Equal("wea***r", MaskOf("the").Mask("weather"));
        Assert.Equal("password=***, the state of 'matters'", MaskOf("at").Mask("password=at, the state of 'matters'"));
    }

    [Fact]
    public void An_empty_secret_masks_nothing() => Assert.Equal("text", MaskOf("").Mask("text"));

    [Theory]
    [InlineData("mongodb://user:p%40ss@localhost:27018/db", "mongodb://user:***@localhost:27018/db")]
    [InlineData("'mongodb+srv://user:pa/s@s@host/db?x=1' failed", "'mongodb+srv://user:***@host/db?x=1' failed")]
    [InlineData("postgres://u:p@h/db and https://a:b@c/", "postgres://u:***@h/db and https://a:***@c/")]
    [InlineData("https://host:8080/path@2x", "https://host:8080/path@2x")]
    [InlineData("mongodb://localhost:27017/?a=b", "mongodb://localhost:27017/?a=b")]
    public void The_password_of_an_address_is_masked_even_when_nobody_told_of_it(string text, string masked) =>
        Assert.Equal(masked, new SecretMask().Mask(text));

    [Fact]
    public void A_hostile_text_takes_no_exponential_time()
    {
        var mask = MaskOf(new string('\\', 60) + "x", "%25%25%25%25%25x", "aaaaaaaaaaaaaaaaaaaaaaaaab");
        var texts = new[] { new string('\\', 2_000), string.Concat(Enumerable.Repeat("%25", 2_000)), new string('a', 200_000), new string('&', 200_000) };
        var took = Stopwatch.StartNew();

        Assert.All(texts, text => Assert.Same(text, mask.Mask(text)));
        Assert.True(took.Elapsed < TimeSpan.FromMinutes(1), $"It took {took.Elapsed}.");
    }

    private static IEnumerable<(string Name, Func<string, string> Encode)> Base64(string name, Encoding encoding) =>
    [
        ($"base64 of {name}", secret => Convert.ToBase64String(encoding.GetBytes(secret))),
        ($"base64url of {name}", secret => Convert.ToBase64String(encoding.GetBytes(secret)).Replace('+', '-').Replace('/', '_').TrimEnd('=')),
        ($"base64 of {name} in a URL", secret => Uri.EscapeDataString(Convert.ToBase64String(encoding.GetBytes(secret)))),
    ];

    private static string LowerHexadecimal(string url)
    {
        var characters = url.ToCharArray();
        for (var at = url.IndexOf('%', StringComparison.Ordinal); at >= 0; at = url.IndexOf('%', at + 3))
        {
            characters[at + 1] = char.ToLower(characters[at + 1], CultureInfo.InvariantCulture);
            characters[at + 2] = char.ToLower(characters[at + 2], CultureInfo.InvariantCulture);
        }

        return new string(characters);
    }

    private static SecretMask MaskOf(params string[] secrets)
    {
        var mask = new SecretMask();
        foreach (var secret in secrets)
        {
            using var told = Secret.FromText(secret);
            mask.Add(told);
        }

        return mask;
    }
}

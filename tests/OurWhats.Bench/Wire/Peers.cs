namespace OurWhats.Bench.Wire;

/// <summary>
/// What other self-hosted web chats cost in the same steps: medians of 3 runs, measured on 22 November 2026 on 2 cores,
/// Debian 12, headless Chromium 156, HTTP/1.1 without TLS on loopback, each browser behind a proxy that counts TCP payload.
/// Texts had the same lengths as ours. In the order of <see cref="Names"/>; null where a step was not measured.
/// Versions: The Lounge 4.5.2 with ngIRCd 26.1 (compressed: gzip -6 by nginx), Converse.js 14.0.0 with Prosody 0.12.3
/// (Brotli 11 by nginx), NodeBB 4.11.2 with Redis 7.0.15 (compressed: its own setting).
/// </summary>
internal static class Peers
{
    public static readonly string[] Names = ["The Lounge", "The Lounge, compressed", "Converse.js", "NodeBB", "NodeBB, compressed"];

    public static readonly double?[] ColdLoad = [790_745, 339_997, 593_624, 1_615_380, 692_886];
    public static readonly double?[] ColdLoadDown = [777_979, 327_231, 551_513, 1_575_369, 652_930];
    public static readonly double?[] ColdLoadUp = [12_766, 12_766, 42_031, 40_011, 39_963];
    public static readonly double?[] ColdLoadMilliseconds = [1_649, 1_688, 4_558, 5_043, 4_684];
    public static readonly double?[] Reload = [20_936, 20_978, 25_463, 15_189, 13_571];
    public static readonly double?[] Return = [24_519, 24_519, 67_300, 16_574, 14_962];
    public static readonly double?[] Opening = [13_883, 13_875, 0, 347_524, 82_595];
    public static readonly double?[] OpeningRequests = [1, 1, 0, 16, 16];
    public static readonly double?[] Shown = [50, 50, 50, 50, 50];
    public static readonly double?[] ColdLoadAndOpening = [804_628, 353_872, 593_624, 1_962_904, 775_528];
    public static readonly double?[] ReturnAndOpening = [38_402, 38_394, 67_300, 364_034, 97_545];
    public static readonly double?[] Reading = [236.4, null, 1_096.1, 2_019.6, null];
    public static readonly double?[] ReadingDown = [236.1, null, 1_017.9, 1_947.8, null];
    public static readonly double?[] ReadingUp = [0.4, null, 78.2, 71.8, null];
    public static readonly double?[] DeliveryMedian = [11.9, null, 73.2, 146.0, null];
    public static readonly double?[] DeliveryP95 = [34.8, null, 177.1, 240.0, null];
    public static readonly double?[] Silence = [23.3, null, 358.0, 23.3, null];
    public static readonly double?[] Sending = [294.3, null, 1_705.0, 6_821.1, null];
    public static readonly double?[] SendingUp = [59.3, null, 668.7, 2_652.3, null];
    public static readonly double?[] SendingDown = [235.1, null, 1_036.3, 4_168.9, null];
    public static readonly double?[] PhotoUp = [3_127_278, null, 3_079_884, 3_082_013, null];
    public static readonly double?[] PhotoSenderDown = [3_127_786, null, 3_080_045, 50_453, null];
    public static readonly double?[] PhotoMilliseconds = [1_132, null, 2_394, 1_196, null];
    public static readonly double?[] PhotoDown = [3_127_121, null, 3_078_926, 46_503, null];
    public static readonly double?[] AtRest = [121, 132, 28, 618, 655];
    public static readonly double?[] WithBoth = [171, 183, 29, 974, 956];
    public static readonly double?[] WithBothProportional = [165, 143, 16, 915, 897];
    public static readonly double?[] Afterwards = [150, 183, 35, 283, 973];
    public static readonly double?[] Requests = [25, 25, 12, 57, 57];
    public static readonly double?[] ListElements = [197, 197, 2_487, 776, 776];
    public static readonly double?[] EcoIndexOfList = [81.2, 83.7, 45.8, 48.6, 53.2];
    public static readonly double?[] OpenElements = [496, 496, 2_486, 2_741, 2_741];
    public static readonly double?[] EcoIndexOfOpen = [69.0, 71.4, 45.8, 26.8, 32.2];
}

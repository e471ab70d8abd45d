namespace OurWhats.Tests.Browser.Wire;

/// <summary>What a line does with the bytes that it is given.</summary>
/// <param name="IsCut">True resets every connection, the open ones and those that are tried.</param>
/// <param name="SwallowsRequests">True holds what goes up; connections stay open.</param>
/// <param name="SwallowsAnswers">True holds what comes down.</param>
/// <param name="BytesPerSecond">How fast it is, each way; 0 for as fast as the machine.</param>
/// <param name="Latency">How long each piece travels besides.</param>
internal sealed record LineState(
    bool IsCut = false,
    bool SwallowsRequests = false,
    bool SwallowsAnswers = false,
    int BytesPerSecond = 0,
    TimeSpan Latency = default)
{
    private const int PiecesPerSecond = 20;
    private const int MostPieceBytes = 64 * 1024;

    /// <summary>How many bytes travel as one piece: few on a slow line, which is slow within an answer too.</summary>
    public int PieceBytes => BytesPerSecond == 0 ? MostPieceBytes : Math.Max(1, BytesPerSecond / PiecesPerSecond);

    public bool Holds(bool isUp) => isUp ? SwallowsRequests : SwallowsAnswers;

    public TimeSpan Travel(int bytes) => Latency + TimeSpan.FromSeconds(BytesPerSecond == 0 ? 0 : (double)bytes / BytesPerSecond);
}

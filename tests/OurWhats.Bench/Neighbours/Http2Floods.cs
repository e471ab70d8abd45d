using OurWhats.Tests.Web;

namespace OurWhats.Bench.Neighbours;

/// <summary>HTTP/2 connections that keep the server busy without asking for anything, opened again when it closes them.</summary>
internal static class Http2Floods
{
    // Of what is only begun there is no answer.
    private const int Begun = 200;

    public static Task ResetStreams(Target target, Tally tally, CancellationToken over) =>
        Until(tally, new Http2Flood(target.Http2, target.Session).ResetStreams(more => Note(tally, more), over));

    public static Task ChangeSettings(Target target, Tally tally, CancellationToken over) =>
        Until(tally, new Http2Flood(target.Http2, target.Session).ChangeSettings(more => Note(tally, more), over));

    private static async Task Until(Tally tally, Task flood)
    {
        await flood;
        tally.Note(Tally.Closed);
    }

    private static void Note(Tally tally, int more)
    {
        for (var i = 0; i < more; i++) tally.Note(Begun);
    }
}

namespace OurWhats.Bench.Wire;

/// <summary>What one run measured.</summary>
internal sealed class Measures
{
    /// <summary>Texts of S4 and S6.</summary>
    public const int Messages = 20;

    public Traffic? ColdLoad { get; set; }

    public Traffic? Reload { get; set; }

    public Traffic? Return { get; set; }

    /// <summary>S3 as far as the page goes: the last forty messages.</summary>
    public Traffic? Opening { get; set; }

    /// <summary>S3, the rest: "Voir plus", once.</summary>
    public Traffic? More { get; set; }

    public double? Shown { get; set; }

    public Traffic? Reading { get; set; }

    public Traffic? Sending { get; set; }

    public Traffic? Silence { get; set; }

    public double SilentMinutes { get; set; }

    /// <summary>Milliseconds of each text of S4.</summary>
    public IReadOnlyList<double> Delivered { get; set; } = [];

    /// <summary>Milliseconds of those that were sent afterwards, only to be timed.</summary>
    public IReadOnlyList<double> DeliveredLater { get; set; } = [];

    /// <summary>S7 at who sends: from the choice of the file until it is in the conversation.</summary>
    public Traffic? PhotoSent { get; set; }

    /// <summary>S7 at who receives: until its picture is shown.</summary>
    public Traffic? PhotoReceived { get; set; }

    public double? ListElements { get; set; }

    public double? OpenElements { get; set; }

    public Memory AtRest { get; set; }

    public Memory WithBoth { get; set; }

    public Memory Afterwards { get; set; }

    public double? EcoIndexOfList => ColdLoad is { Requests: > 0 } load && ListElements is { } elements
        ? EcoIndex.Of(elements, load.Requests, load.Down) : null;

    public double? EcoIndexOfOpen => ColdLoad is { Requests: > 0 } load && Opening is { } open && More is { } more && OpenElements is { } elements
        ? EcoIndex.Of(elements, load.Requests + open.Requests + more.Requests, load.Down + open.Down + more.Down) : null;

    /// <summary>Tells every exchange of every step.</summary>
    public void Explain(TextWriter output)
    {
        Tell("S1 cold load", ColdLoad);
        Tell("S2 reload", Reload);
        Tell("S2b return visit", Return);
        Tell("S3 open", Opening);
        Tell("S3 Voir plus", More);
        Tell("S4 reader", Reading);
        Tell("S6 sender", Sending);
        Tell("S5 silence, reader", Silence);
        Tell("S7 photo, sender", PhotoSent);
        Tell("S7 photo, reader", PhotoReceived);

        void Tell(string step, Traffic? traffic)
        {
            output.WriteLine($"{step}: {traffic?.Total} B, up {traffic?.Up}, down {traffic?.Down}");
            foreach (var exchange in traffic?.Exchanges ?? []) output.WriteLine("    " + exchange);
        }
    }
}

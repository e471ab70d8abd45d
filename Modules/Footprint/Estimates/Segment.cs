namespace OurWhats.Footprint.Estimates;

/// <summary>What one segment of the network path takes, by the Sustainable Web Design Model v4.</summary>
/// <param name="Name">"dataCenter", "network" or "device".</param>
/// <param name="KilowattHours">kWh to operate it.</param>
/// <param name="Grams">gCO2e to operate and to build it.</param>
public sealed record Segment(string Name, double KilowattHours, double Grams)
{
    internal string Title => Name switch
    {
        "dataCenter" => Texts.DataCentre,
        "network" => Texts.NetworkSegment,
        _ => Texts.DeviceSegment,
    };

    internal string Energy => KilowattHours < 1 ? $"{KilowattHours * 1000:0.###} Wh" : $"{KilowattHours:0.##} kWh";

    internal string Carbon => Quantities.Grams(Grams);
}

namespace OurWhats.Footprint.Estimates;

/// <summary>Energy and emissions of a segment of the network path, by the Sustainable Web Design Model v4.</summary>
/// <param name="Name">"dataCenter", "network" or "device".</param>
/// <param name="KilowattHours">Energy for operation, kWh.</param>
/// <param name="Grams">Operational and embodied emissions, gCO2e.</param>
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

using QRCoder;

namespace OurWhats.Shared.Web;

/// <summary>Draws QR codes.</summary>
public static class QrDrawing
{
    /// <summary>
    /// Returns a text as an SVG element. Black on white in both themes, with the white margin that scanners need; no
    /// style attributes, because the content security policy forbids them.
    /// </summary>
    public static string Svg(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using SvgQRCode drawing = new(code);
        return drawing.GetGraphic(1, "#000", "#fff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}

using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Attachments;

/// <summary>Describes attachments in words.</summary>
internal static class AttachmentText
{
    /// <summary>
    /// "2 photos, 1 fichier", followed by the text if there is any; the text alone if nothing is attached.
    /// </summary>
    public static string Of(int pictures, int others, string text)
    {
        string?[] counts =
        [
            Count(pictures, Texts.OnePicture, Texts.ManyPictures),
            Count(others, Texts.OneFile, Texts.ManyFiles),
        ];
        var attached = string.Join(", ", counts.OfType<string>());
        if (attached.Length == 0) return text;
        return text.Length == 0 ? attached : $"{attached} · {text.Isolate()}";
    }

    private static string? Count(int number, string one, string many) => number switch
    {
        0 => null,
        1 => one,
        _ => many.With(number),
    };
}

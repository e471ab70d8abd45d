using Microsoft.EntityFrameworkCore;
using OurWhats.Messaging.Messages;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Attachments;

/// <summary>What came with messages.</summary>
internal static class Enclosed
{
    /// <summary>Puts their files with these messages. No query where none has any.</summary>
    public static async Task WithFiles(this MessagingContext messaging, IEnumerable<Message> messages, CancellationToken cancel)
    {
        var carriers = messages.Where(message => message is { HasFiles: true, IsErased: false }).ToDictionary(message => message.Id);
        if (carriers.Count == 0) return;
        long[] keys = [.. carriers.Keys];
        var found = await messaging.Attachments.AsNoTracking().Where(one => keys.Contains(one.MessageId)).OrderBy(one => one.Position).ToListAsync(cancel);
        foreach (var files in found.GroupBy(one => one.MessageId)) carriers[files.Key].Enclosed = [.. files];
    }

    /// <summary>"2 photos, 1 fichier", before the text if there is any; the text alone where nothing came with it.</summary>
    public static string Say(int pictures, int others, string text)
    {
        string?[] parts = [Count(pictures, Texts.OnePicture, Texts.ManyPictures), Count(others, Texts.OneFile, Texts.ManyFiles)];
        var enclosed = string.Join(", ", parts.OfType<string>());
        return enclosed.Length == 0 ? text : text.Length == 0 ? enclosed : $"{enclosed} · {text}";
    }

    private static string? Count(int number, string one, string many) => number == 0 ? null : number == 1 ? one : many.With(number);
}

using System.Buffers.Binary;
using Microsoft.Playwright;

namespace OurWhats.Tests.Browser.Journeys.Attaching;

/// <summary>Files on a person's device, to attach.</summary>
/// <param name="folder">Where it is; made with the first file.</param>
internal sealed class Papers(string folder)
{
    private const string Draw = """
        async ([width, height, type]) => {
          const canvas = Object.assign(document.createElement('canvas'), { width, height }), pen = canvas.getContext('2d');
          for (let i = 0; i < 4000; i++) {
            pen.fillStyle = `hsl(${i * 7 % 360} ${i % 100}% ${i * 13 % 100}% / .5)`;
            pen.fillRect(i * 37 % width, i * 91 % height, 20 + i % 90, 20 + i % 70);
          }
          const blob = await new Promise(done => canvas.toBlob(done, type, .95));
          return await new Promise(done => {
            const reader = new FileReader();
            reader.onload = () => done(reader.result.split(',')[1]);
            reader.readAsDataURL(blob);
          });
        }
        """;

    /// <summary>A document of so many bytes, no two alike.</summary>
    public string Document(string name, int bytes)
    {
        var content = new byte[bytes];
        Random.Shared.NextBytes(content);
        "%PDF-1.7\n"u8[..Math.Min(9, bytes)].CopyTo(content);
        return Keep(name, content);
    }

    /// <summary>A picture as the browser writes it; a large one of some 300 kB a megapixel.</summary>
    public async Task<string> Picture(IPage page, string name, int width, int height) =>
        Keep(name, Convert.FromBase64String(await page.EvaluateAsync<string>(Draw, new object[] { width, height, Path.GetExtension(name) == ".png" ? "image/png" : "image/jpeg" })));

    /// <summary>The same photo, which now tells where it was taken.</summary>
    public string Placed(string photo, string name)
    {
        var content = File.ReadAllBytes(photo);
        return Keep(name, [.. content[..2], .. Position(), .. content[2..]]);
    }

    /// <summary>The same picture (PNG), which now says that it moves: a chunk acTL after its head of 33 bytes.</summary>
    public string Moving(string picture, string name)
    {
        var content = File.ReadAllBytes(picture);
        return Keep(name, [.. content[..33], 0, 0, 0, 8, .. "acTL"u8, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, .. content[33..]]);
    }

    private string Keep(string name, byte[] content)
    {
        var path = Path.Combine(Directory.CreateDirectory(folder).FullName, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    // An EXIF block with a table of positions, which has a latitude only: 48 degrees.
    private static byte[] Position()
    {
        byte[] tiff =
        [
            .. "II*\0"u8, 8, 0, 0, 0,
            1, 0, 0x25, 0x88, 4, 0, 1, 0, 0, 0, 26, 0, 0, 0, 0, 0, 0, 0,
            1, 0, 2, 0, 5, 0, 3, 0, 0, 0, 44, 0, 0, 0, 0, 0, 0, 0,
            48, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0,
        ];
        var head = new byte[] { 0xFF, 0xE1, 0, 0 };
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(2), (ushort)(2 + 6 + tiff.Length));
        return [.. head, .. "Exif\0\0"u8, .. tiff];
    }
}

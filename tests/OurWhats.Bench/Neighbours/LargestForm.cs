using System.Text;
using OurWhats.Bench.Load;

namespace OurWhats.Bench.Neighbours;

/// <summary>What the largest form that is let in takes of the processor, its refusal included.</summary>
internal static class LargestForm
{
    /// <summary>The most that was promised.</summary>
    public const double MostMilliseconds = 50;

    // As many as are let in: parts cost more than the bytes in them.
    private const int Fields = 1000;
    private const int FieldCharacters = 8;
    private const int Times = 40;

    /// <summary>Gives the milliseconds of a core for each.</summary>
    public static async Task<double> Measure(LoadServer server, Target target)
    {
        using Connection connection = new(target.Address);
        await connection.Connect();
        var request = Request(target);
        await Send(connection, request, Times / 4);
        var before = server.Processor;
        await Send(connection, request, Times);
        return (server.Processor - before).TotalMilliseconds / Times;
    }

    private static async Task Send(Connection connection, byte[] request, int times)
    {
        for (var i = 0; i < times; i++)
        {
            var status = (await connection.Ask(request)).Status;
            if (status != 400) throw new InvalidOperationException($"The largest form was answered {status}.");
        }
    }

    // No page sends such fields, so there is no text among them.
    private static byte[] Request(Target target)
    {
        var field = "--b\r\nContent-Disposition: form-data; name=\"f\"\r\n\r\n" + new string('x', FieldCharacters) + "\r\n";
        var form = string.Concat(Enumerable.Repeat(field, Fields)) + "--b--\r\n";
        return Encoding.Latin1.GetBytes(
            $"POST /me HTTP/1.1\r\nHost: {target.Address.Authority}\r\n"
            + $"Origin: {target.Address.GetLeftPart(UriPartial.Authority)}\r\nCookie: s={target.Session}\r\n"
            + $"Content-Type: multipart/form-data; boundary=b\r\nContent-Length: {form.Length}\r\n\r\n{form}");
    }
}

using System.Net;

namespace OurWhats.Host.Demo;

/// <summary>A simulated person who uses the application through its pages and forms.</summary>
internal sealed class DemoPerson : IDisposable
{
    private readonly HttpClient http;

    public DemoPerson(Uri address, string userName, string displayName)
    {
        (UserName, DisplayName) = (userName, displayName);
        http = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = address };
        http.DefaultRequestHeaders.Add("Origin", address.GetLeftPart(UriPartial.Authority));
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("fr");
    }

    public string UserName { get; }

    public string DisplayName { get; }

    /// <summary>
    /// Sends a form. Returns the address that the answer redirects to; throws if the form is refused.
    /// </summary>
    public async Task<string> Post(string address, params (string Name, string Value)[] fields)
    {
        using FormUrlEncodedContent form = new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await http.PostAsync(new Uri(address, UriKind.Relative), form);
        if (answer.StatusCode == HttpStatusCode.SeeOther) return answer.Headers.Location!.ToString();
        var body = await answer.Content.ReadAsStringAsync();
        throw new InvalidOperationException($"{UserName}: {address} answered {(int)answer.StatusCode}: {body}");
    }

    public Task<string> Read(string address) => http.GetStringAsync(new Uri(address, UriKind.Relative));

    public void Dispose() => http.Dispose();
}

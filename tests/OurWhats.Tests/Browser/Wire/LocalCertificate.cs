using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace OurWhats.Tests.Browser.Wire;

/// <summary>
/// A certificate for this machine, made for one run, with the settings that make the application and a browser use it.
/// </summary>
internal sealed class LocalCertificate : IDisposable
{
    private const string Password = "made for one run";

    private readonly string folder = Directory.CreateTempSubdirectory("ourwhats-certificate-").FullName;

    public LocalCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=localhost", key, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(7));
        File.WriteAllBytes(Path.Combine(folder, "localhost.pfx"), certificate.Export(X509ContentType.Pkcs12, Password));
        KeyHash = Convert.ToBase64String(SHA256.HashData(certificate.PublicKey.ExportSubjectPublicKeyInfo()));
    }

    /// <summary>
    /// Hash of its public key, by which Chromium trusts it (--ignore-certificate-errors-spki-list). A browser that merely
    /// overlooks the error would keep nothing in its cache.
    /// </summary>
    public string KeyHash { get; }

    /// <summary>The application's command line: Kestrel's own TLS, and HTTP/2 for those who ask for it.</summary>
    /// <param name="port">Where it listens; 0 for any.</param>
    public string[] Settings(int port = 0) =>
    [
        "--Kestrel:Endpoints:Tls:Url", $"https://127.0.0.1:{port}",
        "--Kestrel:Endpoints:Tls:Certificate:Path", Path.Combine(folder, "localhost.pfx"),
        "--Kestrel:Endpoints:Tls:Certificate:Password", Password,
    ];

    public void Dispose() => Directory.Delete(folder, recursive: true);
}

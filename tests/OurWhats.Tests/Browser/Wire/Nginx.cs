using System.Diagnostics;
using System.Net.Sockets;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Browser.Wire;

/// <summary>
/// A real nginx from Debian's packages, in front of the application or next to it. Installed if it is missing.
/// </summary>
internal sealed class Nginx : IAsyncDisposable
{
    private const string WhatToDo = "This test needs nginx and found none: install it.";

    private readonly string folder = Directory.CreateTempSubdirectory("ourwhats-nginx-").FullName;
    private readonly Process process;

    private Nginx(string program, IReadOnlyList<(int Port, string Location)> servers, string more)
    {
        Addresses = [.. servers.Select(server => new Uri($"http://localhost:{server.Port}"))];
        var settings = Path.Combine(folder, "nginx.conf");
        File.WriteAllText(settings, Settings(folder, servers, more));
        process = Process.Start(new ProcessStartInfo(program, ["-c", settings, "-p", folder, "-e", Path.Combine(folder, "error.log"), "-g", "daemon off;"]))!;
    }

    /// <summary>Where each of its servers is.</summary>
    public IReadOnlyList<Uri> Addresses { get; }

    /// <summary>Where its only server is.</summary>
    public Uri Address => Addresses.Single();

    /// <summary>Starts it before the application, as README asks of a proxy, and comes back when it answers.</summary>
    /// <param name="target">The application's port.</param>
    /// <param name="more">More of its settings for this address.</param>
    public static Task<Nginx> Before(int target, string more = "") => Start([Proxy($"http://127.0.0.1:{target}", more)]);

    /// <summary>Starts it with several servers before the application, each with settings of its own.</summary>
    /// <param name="target">The application's port.</param>
    /// <param name="settings">Of each server; they may name the upstream "kept", whose connections are used again.</param>
    public static Task<Nginx> BeforeInWays(int target, IEnumerable<(bool IsKept, string More)> settings) => Start(
        [.. settings.Select(way => Proxy(way.IsKept ? "http://kept" : $"http://127.0.0.1:{target}", way.More))],
        $"upstream kept {{ server 127.0.0.1:{target}; keepalive 16; }}");

    /// <summary>Starts it on a folder's files, which the system sends by itself (sendfile).</summary>
    public static Task<Nginx> Serving(string folder) => Start([$"root {folder}; sendfile on;"]);

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static string Proxy(string target, string more) => $"""
        proxy_pass {target};
        proxy_set_header Host $http_host;
        proxy_set_header X-Forwarded-For $remote_addr;
        proxy_set_header X-Forwarded-Proto $scheme;
        proxy_read_timeout 5m;
        {more}
        """;

    private static async Task<Nginx> Start(IReadOnlyList<string> locations, string more = "")
    {
        var program = Find() ?? await Install() ?? throw new InvalidOperationException(WhatToDo);
        Nginx nginx = new(program, [.. locations.Select(location => (Ports.Next(), location))], more);
        await Until.IsTrue(nginx.IsListening, "nginx answered");
        return nginx;
    }

    // Its own defaults for the rest: buffering is on.
    private static string Settings(string folder, IEnumerable<(int Port, string Location)> servers, string more) => $$"""
        {{(Environment.IsPrivilegedProcess ? "user root;" : "")}}
        pid {{folder}}/nginx.pid;
        worker_processes 1;
        events { worker_connections 256; }
        http {
          access_log off;
          client_body_temp_path {{folder}}/body; proxy_temp_path {{folder}}/proxy; fastcgi_temp_path {{folder}}/fastcgi;
          uwsgi_temp_path {{folder}}/uwsgi; scgi_temp_path {{folder}}/scgi;
          {{more}}
          {{string.Concat(servers.Select(server => $"server {{ listen 127.0.0.1:{server.Port}; location / {{ {server.Location} }} }}\n"))}}
        }
        """;

    private static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/sbin").Select(place => Path.Combine(place, "nginx")).FirstOrDefault(File.Exists);

    private static async Task<string?> Install()
    {
        await Debian.Install("nginx-light");
        return Find();
    }

    private bool IsListening()
    {
        try
        {
            using TcpClient client = new("127.0.0.1", Addresses[^1].Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

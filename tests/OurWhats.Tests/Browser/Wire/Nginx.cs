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

    private Nginx(string program, int port, string location)
    {
        Address = new($"http://localhost:{port}");
        var settings = Path.Combine(folder, "nginx.conf");
        File.WriteAllText(settings, Settings(folder, port, location));
        process = Process.Start(new ProcessStartInfo(program, ["-c", settings, "-p", folder, "-e", Path.Combine(folder, "error.log"), "-g", "daemon off;"]))!;
    }

    public Uri Address { get; }

    /// <summary>Starts it before the application, as README asks of a proxy, and comes back when it answers.</summary>
    /// <param name="target">The application's port.</param>
    /// <param name="more">More of its settings for this address.</param>
    public static Task<Nginx> Before(int target, string more = "") => Start($"""
        proxy_pass http://127.0.0.1:{target};
        proxy_set_header Host $http_host;
        proxy_set_header X-Forwarded-For $remote_addr;
        proxy_set_header X-Forwarded-Proto $scheme;
        proxy_read_timeout 5m;
        {more}
        """);

    /// <summary>Starts it on a folder's files, which the system sends by itself (sendfile).</summary>
    public static Task<Nginx> Serving(string folder) => Start($"root {folder}; sendfile on;");

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<Nginx> Start(string location)
    {
        var program = Find() ?? await Install() ?? throw new InvalidOperationException(WhatToDo);
        Nginx nginx = new(program, Ports.Next(), location);
        await Until.IsTrue(nginx.IsListening, "nginx answered");
        return nginx;
    }

    // Its own defaults for the rest: buffering is on.
    private static string Settings(string folder, int port, string location) => $$"""
        {{(Environment.IsPrivilegedProcess ? "user root;" : "")}}
        pid {{folder}}/nginx.pid;
        worker_processes 1;
        events { worker_connections 256; }
        http {
          access_log off;
          client_body_temp_path {{folder}}/body; proxy_temp_path {{folder}}/proxy; fastcgi_temp_path {{folder}}/fastcgi;
          uwsgi_temp_path {{folder}}/uwsgi; scgi_temp_path {{folder}}/scgi;
          server {
            listen 127.0.0.1:{{port}};
            location / {
              {{location}}
            }
          }
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
            using TcpClient client = new("127.0.0.1", Address.Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using OurWhats.Shared.Data;

namespace OurWhats.Shared.Web;

/// <summary>
/// Log lines about security, for administrators and programs such as fail2ban. Their format is documented in
/// docs/running.md, and holds: what anybody may have typed stands at the end of the line.
/// </summary>
public sealed partial class SecurityLog(ILogger<SecurityLog> log)
{
    private const int MostNameCharacters = 64;
    private const int MostMethodCharacters = 16;

    /// <summary>A sign-in failed.</summary>
    /// <param name="context">The request.</param>
    /// <param name="reason">A constant word.</param>
    /// <param name="name">The name as typed.</param>
    public void SignInFailed(HttpContext context, string reason, string name) =>
        LogFailure(log, AddressOf(context), reason, Cut(name, MostNameCharacters));

    /// <summary>A request was refused by a rate limit.</summary>
    public void Refused(HttpContext context) => LogRefusal(
        log, AddressOf(context), MethodOf(context), RouteOf(context), CurrentUser.Of(context)?.Id);

    /// <summary>A sender was locked out of an account after wrong passwords.</summary>
    public void Locked(long person) => LogLock(log, person);

    /// <summary>An account was changed in a way that concerns security. Logged after the commit.</summary>
    /// <param name="change">Constant words.</param>
    /// <param name="actor">Key of the person who acts.</param>
    /// <param name="person">Key of the person whose account it is.</param>
    public void Changed(WriteTransaction write, string change, long actor, long person) =>
        write.AfterCommit(() => LogChange(log, change, person, actor));

    /// <summary>The request's method for a log line, cut because it may be of any length.</summary>
    public static string MethodOf(HttpContext context) => Cut(context.Request.Method, MostMethodCharacters);

    /// <summary>The request's route instead of its address, because addresses contain invitation codes and names.</summary>
    public static string RouteOf(HttpContext context) =>
        (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(none)";

    // An IPv4 address looks the same, whichever way the server listens.
    private static string AddressOf(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address) return "(none)";
        return (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();
    }

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most] + "…";

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sign-in failed from {Address}: {Reason}, name {Name}")]
    private static partial void LogFailure(ILogger log, string address, string reason, string name);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Too many requests from {Address}: {Method} {Route}, person {Person}")]
    private static partial void LogRefusal(ILogger log, string address, string method, string route, long? person);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Account locked after wrong passwords: person {Person}")]
    private static partial void LogLock(ILogger log, long person);

    [LoggerMessage(Level = LogLevel.Information, Message = "Account changed: {Change}, person {Person}, by person {Actor}")]
    private static partial void LogChange(ILogger log, string change, long person, long actor);
}

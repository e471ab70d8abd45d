namespace OurWhats.Tests.Rights;

/// <summary>What somebody gets at an address, without the details.</summary>
internal enum Access
{
    /// <summary>What they asked for, or the reason why a form is wrong.</summary>
    Answered,

    /// <summary>The way to the sign-in.</summary>
    SignIn,

    /// <summary>403: they know that it exists, and may not do this.</summary>
    Forbidden,

    /// <summary>404, as for what does not exist.</summary>
    Absent,
}

/// <summary>
/// Who gets in where, from what an endpoint says of itself: whether it is for everybody or for administrators, and what
/// the first parameter of its address names. The scene is a closed group, and a message and an upload of its owner.
/// </summary>
internal static class Audience
{
    /// <summary>The roles to ask as.</summary>
    public static readonly string[] Kinds =
        ["nobody", "suspended", "stranger", "administrator", "left", "later", "member", "owner"];

    // What a member of a group may see and do; the rest is for its owners.
    private static readonly string[] OfMembers = ["", "/members", "/members/{name}", "/qr", "/leave"];

    // What only present members do.
    private static readonly string[] OfPresentMembers = ["POST /c/{id:long}", "POST /c/{id:long}/messages"];

    // What only the author of a message does.
    private static readonly string[] OfAuthors =
    [
        "POST /c/{id:long}/messages/{number:long}", "POST /c/{id:long}/messages/{number:long}/erasure",
    ];

    // What answers nobody in this scene: the group is closed, and nobody has a file with no hash.
    private static readonly string[] OfNobody = ["POST /groups/{id:long}/members", "POST /uploads/known"];

    public static Access Of(Endpoint endpoint, string role)
    {
        endpoint = endpoint.Read;
        // Nobody in this scene has given half of what a sign-in needs.
        if (endpoint.ToString() == "GET /sign-in/second") return Access.SignIn;
        if (endpoint.IsAnonymous) return Access.Answered;
        if (role is "nobody" or "suspended") return Access.SignIn;
        if (endpoint.Policy == Roles.Administrators) return role == "administrator" ? Access.Answered : Access.Absent;
        if (endpoint.Method == "OPTIONS") return Access.Answered;
        if (OfNobody.Contains(endpoint.ToString())) return Access.Absent;
        if (endpoint.Pattern.StartsWith("/groups/{id:long}", StringComparison.Ordinal)) return OfGroup(endpoint, role);
        if (endpoint.Pattern.StartsWith("/c/{id:long}", StringComparison.Ordinal)) return OfConversation(endpoint, role);
        if (endpoint.Pattern.StartsWith("/files/{key}", StringComparison.Ordinal)) return OfEarlyMessage(role);
        if (endpoint.Pattern.StartsWith("/uploads/{key}", StringComparison.Ordinal)) return Only(role == "owner");
        return Access.Answered;
    }

    private static Access OfGroup(Endpoint endpoint, string role)
    {
        var isForMembers = OfMembers.Contains(endpoint.Pattern["/groups/{id:long}".Length..]);
        return role switch
        {
            "owner" => Access.Answered,
            "member" or "later" => isForMembers ? Access.Answered : Access.Forbidden,
            _ => Access.Absent,
        };
    }

    private static Access OfConversation(Endpoint endpoint, string role)
    {
        if (OfAuthors.Contains(endpoint.ToString())) return Only(role == "owner");
        if (endpoint.Pattern.Contains("{number:long}", StringComparison.Ordinal)) return OfEarlyMessage(role);
        var isForOwners = endpoint.Pattern.Contains("/lighten", StringComparison.Ordinal);
        return role switch
        {
            "owner" => Access.Answered,
            "member" or "later" => isForOwners ? Access.Forbidden : Access.Answered,
            "left" when isForOwners => Access.Absent,
            "left" => OfPresentMembers.Contains(endpoint.ToString()) ? Access.Forbidden : Access.Answered,
            _ => Access.Absent,
        };
    }

    private static Access OfEarlyMessage(string role) => Only(role is "owner" or "member" or "left");

    private static Access Only(bool isTheirs) => isTheirs ? Access.Answered : Access.Absent;
}

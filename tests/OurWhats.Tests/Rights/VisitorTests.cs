using OurWhats.Shared.Journal;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Rights;

/// <summary>The response to eight kinds of visitors at every address of the running application.</summary>
public sealed class VisitorTests
{
    // What each kind gets, in the order of Scene.Kinds; "in" is the way to the sign-in. A new address has to be added.
    private const string Table = """
        GET /: in 200 200 200 200 200 200 in
        GET /a/{name}: 404 404 404 404 404 404 404 404
        GET /admin: in 404 404 404 404 404 200 in
        GET /admin/footprint: in 404 404 404 404 404 200 in
        GET /admin/footprint.csv: in 404 404 404 404 404 200 in
        GET /admin/footprint.json: in 404 404 404 404 404 200 in
        POST /admin/footprint/grid: in 404 404 404 404 404 400 in
        POST /admin/invitations: in 404 404 404 404 404 303 in
        POST /admin/invitations/{code}/withdraw: in 404 404 404 404 404 303 in
        GET /admin/lighten: in 404 404 404 404 404 200 in
        POST /admin/lighten: in 404 404 404 404 404 400 in
        POST /admin/lighten/removal: in 404 404 404 404 404 400 in
        GET /admin/people: in 404 404 404 404 404 200 in
        GET /admin/people/{name}: in 404 404 404 404 404 200 in
        POST /admin/people/{name}/reopen: in 404 404 404 404 404 303 in
        POST /admin/people/{name}/reset-link: in 404 404 404 404 404 200 in
        POST /admin/people/{name}/role: in 404 404 404 404 404 303 in
        POST /admin/people/{name}/role/end: in 404 404 404 404 404 303 in
        POST /admin/people/{name}/second-factor/removal: in 404 404 404 404 404 303 in
        POST /admin/people/{name}/suspend: in 404 404 404 404 404 303 in
        POST /admin/place: in 404 404 404 404 404 400 in
        POST /admin/second-factor: in 404 404 404 404 404 303 in
        GET /archived: in 200 200 200 200 200 200 in
        GET /attaching: in 200 200 200 200 200 200 in
        GET /c/{id:long}: in 404 200 200 200 200 404 in
        POST /c/{id:long}: in 404 303 403 403 303 404 in
        POST /c/{id:long}/archive: in 404 303 303 303 303 404 in
        GET /c/{id:long}/files: in 404 200 200 200 200 404 in
        GET /c/{id:long}/lighten: in 404 403 404 404 403 404 in
        POST /c/{id:long}/lighten: in 404 403 404 404 403 404 in
        POST /c/{id:long}/lighten/removal: in 404 403 404 404 403 404 in
        POST /c/{id:long}/messages: in 404 303 403 403 303 404 in
        GET /c/{id:long}/messages/{number:long}: in 404 200 200 200 404 404 in
        POST /c/{id:long}/messages/{number:long}: in 404 404 404 404 404 404 in
        POST /c/{id:long}/messages/{number:long}/erasure: in 404 404 404 404 404 404 in
        GET /c/{id:long}/messages/{number:long}/forward: in 404 200 200 200 404 404 in
        POST /c/{id:long}/messages/{number:long}/forward: in 404 303 303 303 404 404 in
        GET /c/{id:long}/messages/{number:long}/{position:int}: in 404 200 200 200 404 404 in
        GET /c/{id:long}/messages/{number:long}/{position:int}/thumbnail: in 404 200 200 200 404 404 in
        POST /c/{id:long}/mute: in 404 303 303 303 303 404 in
        GET /c/{id:long}/options: in 404 200 200 200 200 404 in
        POST /c/{id:long}/read: in 404 204 204 204 204 404 in
        POST /c/{id:long}/showing: in 404 303 303 303 303 404 in
        POST /c/{id:long}/unread: in 404 303 303 303 303 404 in
        GET /ecoconception: 200 200 200 200 200 200 200 200
        GET /files/{key}: in 404 200 200 200 404 404 in
        GET /files/{key}/as/{name}: in 404 200 200 200 404 404 in
        GET /files/{key}/{size:int}: in 404 404 404 404 404 404 in
        GET /first-run: 303 303 303 303 303 303 303 303
        POST /first-run: 400 400 400 400 400 400 400 400
        GET /footprint: in 200 200 200 200 200 200 in
        POST /footprint/budget: in 303 303 303 303 303 303 in
        GET /footprint/page: in 200 200 200 200 200 200 in
        GET /groups: in 200 200 200 200 200 200 in
        GET /groups/new: in 200 200 200 200 200 200 in
        POST /groups/new: in 303 303 303 303 303 303 in
        GET /groups/{id:long}: in 404 200 404 404 200 404 in
        POST /groups/{id:long}/invitation: in 404 403 404 404 403 404 in
        POST /groups/{id:long}/leave: in 404 303 404 404 303 404 in
        GET /groups/{id:long}/members: in 404 200 404 404 200 404 in
        POST /groups/{id:long}/members: in 404 404 404 404 404 404 in
        GET /groups/{id:long}/members/{name}: in 404 200 404 404 200 404 in
        POST /groups/{id:long}/members/{name}/removal: in 404 403 404 404 403 404 in
        POST /groups/{id:long}/owners/{name}: in 404 403 404 404 403 404 in
        POST /groups/{id:long}/owners/{name}/end: in 404 403 404 404 403 404 in
        GET /groups/{id:long}/people: in 404 403 404 404 403 404 in
        POST /groups/{id:long}/people: in 404 403 404 404 403 404 in
        POST /groups/{id:long}/picture: in 404 403 404 404 403 404 in
        POST /groups/{id:long}/picture/removal: in 404 403 404 404 403 404 in
        GET /groups/{id:long}/qr: in 404 200 404 404 200 404 in
        GET /groups/{id:long}/settings: in 404 403 404 404 403 404 in
        POST /groups/{id:long}/settings: in 404 403 404 404 403 404 in
        GET /health: 200 200 200 200 200 200 200 200
        GET /help: in 200 200 200 200 200 200 in
        GET /join/{code}: 200 200 303 200 200 303 200 200
        POST /join/{code}: in 303 303 303 303 303 303 in
        GET /lighten: in 200 200 200 200 200 200 in
        POST /lighten: in 400 400 400 400 400 400 in
        POST /lighten/removal: in 400 400 400 400 400 400 in
        GET /me: in 200 200 200 200 200 200 in
        POST /me: in 303 303 303 303 303 303 in
        POST /me/password: in 303 303 303 303 303 303 in
        POST /me/picture: in 400 400 400 400 400 400 in
        POST /me/picture/removal: in 303 303 303 303 303 303 in
        GET /me/second-factor: in 200 200 200 200 200 200 in
        POST /me/second-factor/app: in 303 303 303 303 303 303 in
        POST /me/second-factor/app/code: in 303 303 303 303 303 400 in
        POST /me/second-factor/app/removal: in 303 303 303 303 303 303 in
        POST /me/second-factor/codes: in 303 303 303 303 303 303 in
        POST /me/second-factor/confirm: in 303 303 303 303 303 303 in
        POST /me/second-factor/passkeys: in 400 400 400 400 400 400 in
        POST /me/second-factor/passkeys/removal: in 303 303 303 303 303 303 in
        POST /me/sessions/end: in 303 303 303 303 303 303 in
        POST /me/sessions/end-others: in 303 303 303 303 303 303 in
        GET /people: in 200 200 200 200 200 200 in
        GET /people/{name}: in 200 200 200 200 200 200 in
        POST /people/{name}: in 303 303 303 303 303 303 in
        GET /pulse: in 304 200 200 200 200 200 in
        GET /reset/{code}: 404 404 404 404 404 404 404 404
        POST /reset/{code}: 404 404 404 404 404 404 404 404
        GET /search: in 200 200 200 200 200 200 in
        GET /sign-in: 200 303 303 303 303 303 303 200
        POST /sign-in: 400 400 400 400 400 400 400 400
        GET /sign-in/second: in in in in in in in in
        POST /sign-in/second: 400 400 400 400 400 400 400 400
        POST /sign-out: in in in in in in in in
        GET /sign-up: 200 200 200 200 200 200 200 200
        POST /sign-up: 303 303 303 303 303 303 303 303
        OPTIONS /uploads: in 204 204 204 204 204 204 in
        POST /uploads: in 412 412 412 412 412 412 in
        POST /uploads/known: in 404 404 404 404 404 404 in
        DELETE /uploads/{key}: in 412 412 412 412 412 412 in
        HEAD /uploads/{key}: in 412 412 412 412 412 412 in
        OPTIONS /uploads/{key}: in 204 204 204 204 204 204 in
        PATCH /uploads/{key}: in 412 412 412 412 412 412 in
        POST /uploads/{key}/removal: in 404 404 404 404 404 404 in
        """;

    [Fact]
    public async Task Everybody_gets_what_is_theirs_at_every_address_and_not_a_word_more()
    {
        await using var world = await World.Start();
        var endpoints = Endpoint.Of(world).Where(endpoint => endpoint.Read == endpoint).OrderBy(endpoint => endpoint.Pattern, StringComparer.Ordinal).ThenBy(endpoint => endpoint.Method, StringComparer.Ordinal).ToList();

        List<string> found = [];
        foreach (var endpoint in endpoints) found.Add(await Row(world, endpoint));

        Assert.Equal(Table.ReplaceLineEndings("\n").Split('\n'), found);
    }

    private static async Task<string> Row(World world, Endpoint endpoint)
    {
        var scene = await Scene.Set(world);
        var got = new Dictionary<string, string>();
        // Who may nothing comes first: they must find all as it was, and leave it so.
        foreach (var kind in (string[])["nobody", "suspended", "stranger", "administrator", "left", "removed", "later", "member"])
            got[kind] = await Ask(world, scene, endpoint, kind);
        if ((await world.Alice.Get("/admin")).Status != 200) (await world.Alice.SignIn()).Must(303);
        return $"{endpoint}: {string.Join(' ', Scene.Kinds.Select(kind => got[kind]))}";
    }

    private static async Task<string> Ask(World world, Scene scene, Endpoint endpoint, string kind)
    {
        var visitor = scene.Visitors[kind];
        var before = Changes(world);
        var address = endpoint.For(endpoint.Pattern.StartsWith("/groups", StringComparison.Ordinal) ? scene.Group.Id : scene.Group.Conversation, endpoint.Pattern.StartsWith("/files", StringComparison.Ordinal) ? "programme.txt" : scene.Owner.Name, scene.Group.Code, scene.Early, endpoint.Pattern.StartsWith("/files", StringComparison.Ordinal) ? scene.File : Some.Key());

        // HEAD, which gets what GET does, has no line of its own.
        var head = endpoint.Method == "GET" ? await visitor.Send(HttpMethod.Head, address, null, ("If-None-Match", "\"0\"")) : null;
        var answer = endpoint.IsSafe ? await visitor.Send(new(endpoint.Method), address, null, ("If-None-Match", "\"0\""))
            : await visitor.Send(
                new(endpoint.Method), address, new FormUrlEncodedContent(scene.Fields()), ("Sec-Fetch-Site", "same-origin"));

        if (head is not null) Assert.Equal((answer.Status, answer.Location), (head.Status, head.Location));

        // Whoever holds the link may know what it leads to.
        if (!endpoint.Pattern.EndsWith("/{code}", StringComparison.Ordinal))
            Assert.All(scene.Forbidden(kind), word => Assert.DoesNotContain(word, answer.Html + answer.Location, StringComparison.Ordinal));
        var isRefused = answer.Status == 404 || answer.Location?.StartsWith("/sign-in", StringComparison.Ordinal) == true;
        if (isRefused && !endpoint.IsAnonymous && endpoint.Pattern != "/sign-out") Assert.Equal(before, Changes(world));
        return isRefused && answer.Status == 303 ? "in" : $"{answer.Status}";
    }

    // What is served of files is noted some seconds later, whoever asks for something else by then.
    private static string Changes(World world)
    {
        EntryKind[] served =
            [EntryKind.ThumbnailServed, EntryKind.OriginalServed, EntryKind.FileDownloaded, EntryKind.AvatarServed];
        var kinds = string.Join(", ", served.Select(kind => kind.ToString("D")));
        return world.Column($"SELECT count(*) FROM journal WHERE kind NOT IN ({kinds})").Single();
    }
}

using OurWhats.Tests.Media.Pictures;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Media;

/// <summary>A file that a person may not see takes the same queries as one that is not there, so that time tells nothing.</summary>
public sealed class AbsentTests
{
    private const string Nothing = "AAAAAAAAAAAAAAAA";

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    public async Task A_forbidden_file_takes_the_same_queries_as_an_absent_one(string method)
    {
        await using var world = await FileWorld.Start();
        var bob = await world.Place.Person("Bob");
        var photo = Darkroom.Photo(400, 300);
        var file = await world.Pins("alice", await world.Alice.Sends(photo, "plage.jpg"));
        await bob.Dashboard();

        string[] addresses =
            [file.Address, file.Thumbnail(96), file.Thumbnail(320), file.Download("plage.jpg"), file.Download("autre.jpg")];
        foreach (var address in addresses)
        {
            foreach (var tag in (string[])["\"0\"", $"\"{file.Key}\""]) Assert.Equal(await Cost(Nothing, tag), await Cost(file.Key, tag));

            async Task<(int, int, string)> Cost(string key, string tag)
            {
                var path = address.Replace(file.Key, key, StringComparison.Ordinal);
                var page = await bob.Send(new(method), path, null, ("If-None-Match", tag));
                return (page.Status, await world.Place.QueriesOf(page), page.Html);
            }
        }
    }

    [Fact]
    public async Task The_picture_of_a_closed_group_takes_the_same_queries_as_none()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var group = await world.Alice.Founds("Conseil", open: false);
        (await world.Alice.Shows(group.Address, Darkroom.Photo(400, 300))).Must(303);
        var portrait = Assert.Single((await world.Alice.Get(group.Address)).Portraits().Distinct());
        await bob.Dashboard();

        var forbidden = (await bob.Get(portrait)).Must(404);
        var absent = (await bob.Get($"/files/{Nothing}/96")).Must(404);

        Assert.Equal(await world.QueriesOf(absent), await world.QueriesOf(forbidden));
        Assert.Equal(absent.Html, forbidden.Html);
    }
}

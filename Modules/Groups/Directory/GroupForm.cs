using OurWhats.Shared.Web;

namespace OurWhats.Groups.Directory;

/// <summary>The form to create or change a group, with its input and errors.</summary>
public sealed record GroupForm(string Name, string Description, bool IsOpen, bool SharesHistory)
{
    private const int MaxNameCharacters = 60;
    private const int MaxDescriptionCharacters = 500;

    /// <summary>Error sentences by field name.</summary>
    public Dictionary<string, string> Errors { get; } = [];

    internal Field NameField => new("name", Texts.GroupName, Name, Errors.GetValueOrDefault("name"));

    internal Field DescriptionField => new(
        "description",
        Texts.Description,
        Description,
        Errors.GetValueOrDefault("description"),
        Texts.DescriptionHint,
        Rows: 3);

    internal Choice OpennessChoice => new(
        "open",
        Texts.WhoMayJoin,
        IsOpen ? "yes" : "no",
        [("no", Texts.ByInvitation), ("yes", Texts.Open)]);

    internal Choice HistoryChoice => new(
        "history",
        Texts.WhatNewcomersSee,
        SharesHistory ? "yes" : "no",
        [("no", Texts.WhatFollows), ("yes", Texts.Everything)],
        Texts.HistoryHint);

    internal static GroupForm Of(Group group) =>
        new(group.Name, group.Description, group.IsOpen, group.SharesHistory);

    internal static GroupForm Of(Form typed)
    {
        GroupForm form = new(
            typed.Line("name"),
            typed["description"].Trim(),
            typed["open"] == "yes",
            typed["history"] == "yes");
        if (form.Name.Length is 0 or > MaxNameCharacters || !Characters.IsReadable(form.Name))
            form.Errors["name"] = Texts.GroupNameWrong;
        if (form.Description.Length > MaxDescriptionCharacters || Characters.HasControls(form.Description))
            form.Errors["description"] = Texts.DescriptionWrong;
        return form;
    }

    internal Group NewGroup(long founder) => new()
    {
        Name = Name,
        Description = Description,
        IsOpen = IsOpen,
        SharesHistory = SharesHistory,
        FounderId = founder,
    };

    internal bool ChangesNothingIn(Group group) =>
        (group.Name, group.Description, group.IsOpen, group.SharesHistory) == (Name, Description, IsOpen, SharesHistory);

    internal void ApplyTo(Group group) =>
        (group.Name, group.Description, group.IsOpen, group.SharesHistory) = (Name, Description, IsOpen, SharesHistory);
}

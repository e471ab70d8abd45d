namespace OurWhats.Shared.Web;

/// <summary>
/// Counts what is open, in all and for each holder, so that nobody takes the places of others.
/// </summary>
/// <typeparam name="THolder">What holds them: a person's key, a network.</typeparam>
/// <param name="most">The most in all.</param>
/// <param name="mostOfEach">The most of one holder.</param>
public class OpenCount<THolder>(int most, int mostOfEach) where THolder : notnull
{
    private readonly Dictionary<THolder, int> byHolder = [];
    private readonly Lock gate = new();
    private int open;

    /// <summary>Takes a place until <see cref="Leave"/>. False if there is none.</summary>
    public bool TryEnter(THolder holder)
    {
        lock (gate)
        {
            var own = byHolder.GetValueOrDefault(holder);
            if (open >= most || own >= mostOfEach) return false;
            byHolder[holder] = own + 1;
            open++;
            return true;
        }
    }

    /// <summary>How many one holder has.</summary>
    public int Of(THolder holder)
    {
        lock (gate) return byHolder.GetValueOrDefault(holder);
    }

    /// <summary>Gives a place back.</summary>
    public void Leave(THolder holder)
    {
        lock (gate)
        {
            open--;
            if (--byHolder[holder] == 0) byHolder.Remove(holder);
        }
    }
}

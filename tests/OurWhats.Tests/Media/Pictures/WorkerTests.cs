using System.Diagnostics;
using System.Globalization;
using ImageMagick;
using OurWhats.Media.Thumbnails;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Media.Pictures;

public sealed class WorkerTests : IDisposable
{
    private static readonly byte[] Red = Darkroom.Plain(10, 10, MagickColors.Red);

    private readonly Easel easel = new();

    public void Dispose() => easel.Dispose();

    [Theory]
    [InlineData("application/pdf")]
    [InlineData("text/plain")]
    [InlineData("image/svg+xml")]
    [InlineData("image/tiff")]
    public async Task What_is_no_picture_reaches_no_worker(string type)
    {
        using Easel fresh = new();

        var drawn = await fresh.Draw(Darkroom.Photo(100, 100), type);

        Assert.Null(drawn.Picture);
        Assert.Empty(fresh.Thumbnails.ProcessIds);
        Assert.Empty(fresh.Beside(drawn.Path));
    }

    [Fact]
    public async Task A_worker_is_kept_for_the_next_picture()
    {
        await easel.Draw(Red);
        var first = easel.Thumbnails.ProcessIds;

        await easel.Draw(Red);

        Assert.Single(first);
        Assert.Equal(first, easel.Thumbnails.ProcessIds);
    }

    [Fact]
    public async Task Drawing_gives_way_to_the_server()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "What a process lets go first is read from /proc.");
        await easel.Draw(Red);

        Assert.InRange(Nice(Environment.ProcessId), -20, 9);
        Assert.InRange(Nice(Assert.Single(easel.Thumbnails.ProcessIds)), 10, 19);

        // The 19th of the numbers, counted behind the name, which is in parentheses.
        static int Nice(int process) => int.Parse(
            File.ReadAllText($"/proc/{process}/stat").Split(") ")[1].Split(' ')[16], CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task Two_at_a_time_draw_what_many_send()
    {
        var photo = Darkroom.Photo(1000, 800);

        var drawn = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => easel.Draw(photo)));

        Assert.All(drawn, drawing => Assert.NotNull(drawing.Picture));
        Assert.InRange(easel.Thumbnails.ProcessIds.Count, 1, 2);
    }

    [Fact]
    public async Task Who_is_killed_while_drawing_is_replaced_and_the_picture_drawn()
    {
        var worker = await Halted();
        var drawing = easel.Draw(Red);
        Assert.False(drawing.IsCompleted);

        Process.GetProcessById(worker).Kill();

        Assert.Equal("#f00", (await drawing).Picture!.Colour);
        Assert.DoesNotContain(worker, easel.Thumbnails.ProcessIds);
    }

    [Fact]
    public async Task Who_is_killed_while_idle_is_replaced()
    {
        await easel.Draw(Red);
        using var worker = Process.GetProcessById(Assert.Single(easel.Thumbnails.ProcessIds));
        worker.Kill();
        await worker.WaitForExitAsync(TestContext.Current.CancellationToken);

        var drawn = await easel.Draw(Red);

        Assert.NotNull(drawn.Picture);
        Assert.Single(easel.Thumbnails.ProcessIds);
    }

    [Fact]
    public async Task Who_hangs_is_killed_and_the_next_picture_drawn()
    {
        var worker = await Halted();

        var hanging = await easel.Draw(Red);

        Assert.True(hanging.Result is { Picture: null, MayWorkLater: true });
        Assert.DoesNotContain(worker, easel.Thumbnails.ProcessIds);
        Assert.Empty(easel.Beside(hanging.Path));
        Assert.NotNull((await easel.Draw(Red)).Picture);
    }

    [Theory]
    [InlineData("-KILL")] // as Linux does when memory runs out
    [InlineData("-TERM")]
    public async Task Whoever_is_killed_from_outside_may_draw_it_later(string signal)
    {
        using var worker = await Worker.Start();
        await Signal(worker.ProcessId, signal);
        await Until.IsTrue(() => !worker.IsAlive, "the worker had ended");

        var result = await worker.Draw(new(easel.Put(Red), "image/png", easel.Put([]) + ".part"));

        Assert.Equal((null, true, true), (result.Picture, result.HasWorkerDied, result.MayWorkLater));
    }

    [Fact]
    public async Task Whoever_crashes_would_crash_again()
    {
        using var worker = await Worker.Start();

        var result = await worker.Draw(new(easel.Put(Red), "a type of two words", easel.Put([]) + ".part"));

        Assert.Equal((null, true, false), (result.Picture, result.HasWorkerDied, result.MayWorkLater));
    }

    [Fact]
    public async Task What_cannot_be_written_may_be_written_later()
    {
        using var worker = await Worker.Start();

        var result = await worker.Draw(new(easel.Put(Red), "image/png", easel.Put([]) + "/nowhere"));

        Assert.Equal((null, false, true), (result.Picture, result.HasWorkerDied, result.MayWorkLater));
        Assert.NotNull((await worker.Draw(new(easel.Put(Red), "image/png", easel.Put([]) + ".part"))).Picture);
    }

    [Fact]
    public async Task Who_no_longer_wants_it_leaves_nothing_behind()
    {
        using CancellationTokenSource cancel = new();
        var path = easel.Put(Darkroom.Photo(3000, 2000));
        var drawing = easel.Thumbnails.Draw(path, "image/jpeg", cancel.Token);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => drawing);
        Assert.Empty(easel.Beside(path));
        Assert.NotNull((await easel.Draw(Red)).Picture);
    }

    [Fact]
    public async Task Workers_end_with_the_studio_and_leave_no_folder()
    {
        Easel other = new();
        await other.Draw(Red);
        using var worker = Process.GetProcessById(Assert.Single(other.Thumbnails.ProcessIds));
        var folder = Variables(worker.Id)["TMPDIR"];
        Assert.True(Directory.Exists(folder));

        other.Dispose();

        Assert.True(worker.HasExited);
        Assert.False(Directory.Exists(folder));
        Assert.True((await other.Thumbnails.Draw("nothing", "image/png", TestContext.Current.CancellationToken)) is { Picture: null, MayWorkLater: true });
    }

    [Fact]
    public async Task A_worker_ends_with_its_input_and_leaves_no_folder()
    {
        var folder = Directory.CreateTempSubdirectory(WorkerProgram.FolderPrefix).FullName;
        using var worker = Process.Start(WorkerProgram.In(folder))!;
        Assert.Equal(Worker.Ready, await worker.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));

        worker.StandardInput.Close();

        await worker.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, worker.ExitCode);
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task A_worker_knows_nothing_of_the_servers_environment()
    {
        await easel.Draw(Red);

        var variables = Variables(Assert.Single(easel.Thumbnails.ProcessIds));

        Assert.Contains("PATH", Environment.GetEnvironmentVariables().Keys.Cast<string>());
        Assert.All(variables.Keys, name => Assert.True(
            name.StartsWith("DOTNET_", StringComparison.Ordinal)
            || name is "MALLOC_MMAP_THRESHOLD_" or "HOME" or "TMPDIR" or "TMP" or "TEMP", name));
    }

    [Fact]
    public void An_answer_that_is_not_as_it_should_be_is_no_picture()
    {
        Picture picture = new(40, 30, "#abc", true, [96, 320]);

        Assert.Equivalent(picture, JobResult.Parse(new JobResult(picture, "").Line).Picture);
        string[] malformed =
        [
            "", "drawn", "drawn 40 30 #abc True 96,320,../../etc", "drawn -1 30 #abc True 96,320",
            "drawn 40 30 #abc True 96,320\nx", "drawn 40 30 red True 96,320", "drawn 999999 1 #abc True 96,320",
        ];
        Assert.All(malformed, line => Assert.Null(JobResult.Parse(line).Picture));
    }

    [Fact]
    public void A_job_may_name_any_path()
    {
        Job job = new("/été/a b\n\t%20/c", "image/png", "/x y/é.part");

        Assert.DoesNotContain('\n', job.Line);
        Assert.Equal(job, Job.Parse(job.Line));
    }

    // The process id of a worker that has started and was then stopped by a signal.
    private async Task<int> Halted()
    {
        await easel.Draw(Red);
        var worker = Assert.Single(easel.Thumbnails.ProcessIds);
        await Signal(worker, "-STOP");
        return worker;
    }

    private static async Task Signal(int process, string signal)
    {
        using var kill = Process.Start("kill", [signal, process.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    private static Dictionary<string, string> Variables(int process) =>
        File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/environ"))
            .Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
}

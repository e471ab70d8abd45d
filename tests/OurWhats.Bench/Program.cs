using OurWhats.Bench.Files;
using OurWhats.Bench.Finding;
using OurWhats.Bench.Fuzzing;
using OurWhats.Bench.Load;
using OurWhats.Bench.Neighbours;
using OurWhats.Bench.Pictures;
using OurWhats.Bench.Screenshots;
using OurWhats.Bench.Wire;

// What is measured by hand, each by its name.
return args switch
{
    ["load", .. var rest] => await LoadBench.Run(rest), // how fast: requests, messages, memory, starts
    ["wire", .. var rest] => await WireBench.Run(rest), // how light: bytes and delivery times of real browsers
    ["pictures", .. var rest] => await PictureBench.Run(rest), // thumbnails: time, weight, likeness
    ["files", .. var rest] => await FileBench.Run(rest), // large files: memory, downloads
    ["search", .. var rest] => await SearchBench.Run(rest), // how fast what was said is found
    ["fuzz", .. var rest] => FuzzBench.Run(rest), // arbitrary input for everything that reads what strangers send
    ["screenshots", .. var rest] => await ScreenshotMaker.Run(rest), // those of the README
    ["neighbours", .. var rest] => await NeighbourBench.Run(rest), // one person asks too much: what others notice
    ["attack", .. var rest] => await Attacker.Run(rest), // started by neighbours
    ["empty", .. var rest] => await EmptyServer.Run(rest), // started by load
    _ => Help(),
};

static int Help()
{
    Console.Error.WriteLine("OurWhats.Bench load [--short] | wire | pictures [--short] | files [--short] | search [--short]"
        + " | fuzz [minutes] | neighbours [--short] [words] | screenshots [folder]");
    return 1;
}

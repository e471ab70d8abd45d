using OurWhats.Host;
using OurWhats.Media.Thumbnails;
using OurWhats.Media.Thumbnails.Drawing;

// The server starts itself with this argument to decode pictures in a separate process.
if (args is [WorkerProgram.Verb]) return WorkerMain.Run();

if (!OperatingSystem.IsWindows()) Umask.Tighten();
return await OurWhatsHost.Run(args);

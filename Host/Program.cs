using OurWhats.Host;
using OurWhats.Media.Thumbnails;
using OurWhats.Media.Thumbnails.Drawing;

// Started by the server itself, to draw pictures: nothing else of the application runs there.
if (args is [WorkerProgram.Verb]) return WorkerMain.Run();

return await OurWhatsHost.Run(args);

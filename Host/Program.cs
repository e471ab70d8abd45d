using OurWhats.Host;
using OurWhats.Media.Pictures;
using OurWhats.Media.Pictures.Drawing;

// Started by the server itself, to draw pictures: nothing else of the application runs there.
if (args is [WorkerProgram.Verb]) return PictureWorker.Run();

return await OurWhatsHost.Run(args);

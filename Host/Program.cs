using OurWhats.Host;

return await OurWhatsHost.Run(args);

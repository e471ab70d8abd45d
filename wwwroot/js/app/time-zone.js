// Forms that ask for it tell the time zone of the browser.
all('[name=zone]').forEach(zone => {
  zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
});

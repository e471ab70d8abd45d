// What was read is told once it is quiet, or when the page is left.
let lastRead = 0, quiet;

function sayRead(now) {
  clearTimeout(quiet);
  if (!open || lastInView <= lastRead || document.hidden && !now) return;
  if (!now) return quiet = setTimeout(sayRead, 2000, true);
  lastRead = lastInView;
  fetch(`/c/${open}/read`, {
    method: 'POST',
    body: new URLSearchParams({ n: lastRead, t: tab }),
    headers: { 'HX-Request': 'true' },
    referrer: '',
    keepalive: true,
  }).then(tellOtherTabs, () => { lastRead = 0; });
}

if (messages) {
  lastRead = lastInView = lastNumber();
  byId('new')?.scrollIntoView({ block: 'center' });
}

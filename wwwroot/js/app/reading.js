// Read means looked at: in sight, in the window that has the focus. It is told with the poll that a page begins with, later
// once it is quiet, or when the page is put away.
const isLookedAt = () => !document.hidden && document.hasFocus();
let lastSeen = 0, lastRead = -1, isBack = true, quiet;

function isToTell() {
  if (isLookedAt()) lastSeen = lastInView;
  return lastSeen > lastRead;
}

function sayRead(now) {
  clearTimeout(quiet);
  if (!open || !isToTell()) return;
  if (!now) return quiet = setTimeout(sayRead, 2000, true);
  lastRead = lastSeen;
  fetch(`/c/${open}/read`, {
    method: 'POST',
    body: new URLSearchParams({ n: lastRead, t: tab }),
    headers: { 'HX-Request': 'true' },
    referrer: '',
    keepalive: true,
  }).then(tellOtherTabs, () => { lastRead = 0; });
}

if (messages) {
  lastInView = lastNumber();
  byId('new')?.scrollIntoView({ block: 'center' });
  sayRead();
}
on(window, 'focus', () => sayRead());

// Notifications of what comes while one looks elsewhere, for who allowed them.
const allow = byId('allow');

// Not at once: what is read meanwhile, anywhere, needs none.
function notify(row) {
  const isHere = row?.id === 'r' + open;
  const isSeen = () => (isHere || !open) && !document.hidden;
  if (!row || !isLeader || !mayNotify() || isSeen()
    || !isHere && !row.querySelector('.badge') || row.querySelector('.mute')) return;
  setTimeout(() => {
    if (!row.isConnected || isSeen()) return;
    new Notification(row.querySelector('bdi').textContent, { body: pulse.dataset.news, tag: row.id }).onclick = () => {
      focus();
      if (!isHere) location = row.firstChild;
    };
  }, 3000);
}

if (allow && window.Notification?.permission === 'default') {
  allow.hidden = false;
  on(allow, 'click', () => Notification.requestPermission().then(() => allow.remove()));
}

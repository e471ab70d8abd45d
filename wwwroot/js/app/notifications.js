// Notifications of what comes while one looks elsewhere, for who allowed them.
const allow = byId('allow');

const seenElsewhere = new Set();
const isSeen = id => (!open || id === 'r' + open) && isLookedAt();

// Not at once: what is read meanwhile, anywhere, needs none. The other tabs are asked whether they show it.
function notify(row) {
  const isHere = row?.id === 'r' + open;
  if (!row || !isLeader || !mayNotify() || isSeen(row.id)
    || !isHere && !row.querySelector('.badge') || row.querySelector('.mute')) return;
  seenElsewhere.delete('!' + row.id);
  channel.postMessage(row.id);
  setTimeout(() => {
    if (!row.isConnected || isSeen(row.id) || seenElsewhere.has('!' + row.id)) return;
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

// One tab of the browser leads: it polls without end, while it is visible or may notify.
let isLeader = false, resume = () => {};

const pause = milliseconds => new Promise(done => { resume = done; setTimeout(done, milliseconds); });
const mayNotify = () => window.Notification?.permission === 'granted';
const sleeps = () => document.hidden && !mayNotify();
const alone = act => navigator.locks ? navigator.locks.request('pulse', act) : act();

async function lead() {
  isLeader = true;
  while (!sleeps()) {
    const start = performance.now();
    await pollInTurn(failures ? 0 : hold, !failures && canStream());
    if (failures) await pause(Math.min(30, 2 ** failures) * (500 + Math.random() * 500));
    else if (performance.now() - start < 100) await pause(100);
  }
  isLeader = false;
}

async function follow() {
  for (;;) {
    while (sleeps()) await pause(1e9);
    await alone(lead);
  }
}

// There is news, or a tab asks whether a conversation is seen here, or hears that it is.
channel.onmessage = ({ data }) => {
  if (!data) return isLeader || document.hidden || pollInTurn(0);
  if (isSeen(data)) channel.postMessage('!' + data);
  seenElsewhere.add(data);
};
on(document, 'visibilitychange', () => {
  if (sleeps()) control?.abort();
  sayRead(document.hidden);
  isBack = !document.hidden;
  if (isBack && !isLeader) pollInTurn(0);
  resume();
});
on(window, 'online', () => resume());

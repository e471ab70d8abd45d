// Where one reads stays in sight. What comes below is counted, until one is there.
const jump = byId('down'), EndPixels = -40;
let lastInView = 0;

// Many messages that come at once, as after a sleep, are told by their number, not read out.
const told = messages && scroller.parentNode.appendChild(make('p', { className: 'skip', role: 'status' }));
const countNew = count => `${count} ${jump?.dataset.text.split('|')[+(count > 1)]}`;

function countBelow() {
  if (scroller.scrollTop >= EndPixels) lastInView = lastNumber();
  if (!jump) return;
  const below = allMessages().filter(item => !item.matches('.me,.s') && numberOf(item) > lastInView).length;
  jump.hidden = !below;
  jump.textContent = countNew(below) + ' ↓';
  sayRead();
}

// After a swap: where one was, although there is more below or above.
function stay() {
  if (topBefore < EndPixels && lastNumber() > lastBefore) {
    scroller.scrollTop = topBefore + heightBefore - scroller.scrollHeight;
  }
  // The focus stays in the list, and what was said long ago is not read out.
  if (isOlder) messages.querySelector('a').focus({ preventScroll: true });
  if (isOlder || isMuch) setTimeout(() => { scroller.ariaLive = null; }, 500);
}

if (jump) {
  on(scroller, 'scroll', countBelow);
  on(jump, 'click', () => {
    scroller.scrollTop = 0;
    scroller.focus({ preventScroll: true });
  });
}

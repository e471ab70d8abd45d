// Where one reads stays in sight. What comes below is counted, until one is there.
const jump = byId('down'), EndPixels = -40;
let lastInView = 0;

function countBelow() {
  if (scroller.scrollTop >= EndPixels) lastInView = lastNumber();
  if (!jump) return;
  const below = allMessages().filter(item => !item.matches('.me,.s') && numberOf(item) > lastInView).length;
  jump.hidden = !below;
  jump.textContent = `${below} ${jump.dataset.text.split('|')[+(below > 1)]} ↓`;
  sayRead();
}

// After a swap: where one was, although there is more below or above.
function stay() {
  if (topBefore < EndPixels && lastNumber() > lastBefore) {
    scroller.scrollTop = topBefore + heightBefore - scroller.scrollHeight;
  }
  // The focus stays in the list, and what was said long ago is not read out.
  if (isOlder) {
    messages.querySelector('a').focus({ preventScroll: true });
    setTimeout(() => { scroller.ariaLive = null; }, 500);
  }
}

if (jump) {
  on(scroller, 'scroll', countBelow);
  on(jump, 'click', () => {
    scroller.scrollTop = 0;
    scroller.focus({ preventScroll: true });
  });
}

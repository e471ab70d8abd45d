// What a swap brings is shown once, and in order.
const MostReadOut = 3;
const newRows = [];
let lastBefore, topBefore, heightBefore, isOlder, isMuch;

on(document, 'htmx:before:swap', ({ detail: { ctx, tasks } }) => {
  if (messages) {
    lastBefore = lastNumber();
    topBefore = scroller.scrollTop;
    heightBefore = scroller.scrollHeight;
    isOlder = ctx.sourceElement.closest('.more');
    const news = tasks.flatMap(task => all('li[id^=m]:not(.me)', task.fragment)).filter(item => numberOf(item) > lastBefore).length;
    isMuch = news > MostReadOut;
    if (isOlder || isMuch) scroller.ariaLive = 'off';
    if (isMuch) told.textContent = countNew(news);
  }
  for (const { fragment, target, swapSpec: { style } } of tasks) {
    if (target && (/end|begin/.test(style) || fragment.querySelector('#seen'))) {
      all('li[id]', fragment).forEach(item => makeRoom(item, style));
    }
  }
});

// What is on the page already gives way; a day's heading stays and its double does not come.
function makeRoom(item, style) {
  const shown = byId(item.id);
  if (style === 'afterbegin') newRows.push(item.id);
  if (shown) (item.matches('.day') ? item : shown).remove();
  if (item.matches('.me')) land(item.querySelector('p')?.textContent || '');
}

on(document, 'htmx:after:swap', () => {
  showUnread();
  newRows.splice(0).slice(-3).forEach(id => notify(byId(id)));
  if (messages) {
    arrange(allMessages());
    stay();
    countBelow();
  }
});

function showUnread() {
  const unread = byId('n').textContent, title = byId('title');
  document.title = (unread ? `(${unread}) ` : '')
    + (title ? `${title.textContent} · OurWhats` : document.title.replace(/^\(\d+\) /, ''));
}

function arrange(items) {
  const row = byId('r' + open), last = items[items.length - 1];
  let highest = 0;
  items.forEach(item => {
    const number = numberOf(item);
    if (number < highest) items.find(other => numberOf(other) > number).before(item);
    else highest = number;
  });
  // What is on its way stays last.
  messages.append(...all('[aria-busy]', messages));
  if (row && lastNumber() > lastBefore) rows.prepend(row);
  // Who writes has read: the server knows.
  if (last?.matches('.me')) lastRead = lastSeen = lastInView = Math.max(lastRead, numberOf(last));
  else if (lastNumber() > lastBefore) notify(row);
}

// A page that must begin anew keeps what stands in its fields, the focus, and the place where one reads.
const MostPages = 10;
const place = location.pathname + location.search;
const fields = () => all('input:not([type=file],[type=hidden],[type=password]),textarea,select')
  .filter(item => !item.closest('dialog,.tray'));
const isBox = item => /checkbox|radio/.test(item.type);
const topOf = item => item.getBoundingClientRect().top;

// Whoever reads a message's details goes on with them.
async function beginAnew(isUrgent) {
  const sheet = byId('sheet');
  if (sheet?.open && !isUrgent) await new Promise(done => on(sheet, 'close', done));
  const { activeElement } = document, all = fields();
  const first = scroller?.scrollTop < -40 && firstInView();
  if (!isOurs()) return;
  sessionStorage.anew = JSON.stringify({
    me,
    place,
    values: all.map(item => isBox(item) ? item.checked : item.value),
    focus: all.indexOf(activeElement),
    caret: activeElement.selectionStart,
    isInList: activeElement === scroller,
    first: first?.id,
    top: first && topOf(first),
  });
}

const firstInView = () => all('#messages li[id^=m]').find(item => item.getBoundingClientRect().bottom > topOf(scroller));

async function goOn() {
  const before = JSON.parse(sessionStorage.anew || '{}'), now = fields();
  delete sessionStorage.anew;
  if (before.me !== me || before.place !== place) return;
  if (now.length === before.values.length) now.forEach((item, i) => { item[isBox(item) ? 'checked' : 'value'] = before.values[i]; });
  const focused = before.isInList ? scroller : now[before.focus];
  if (before.first) await readOn(before);
  focused?.focus({ preventScroll: true });
  if (before.caret >= 0) focused?.setSelectionRange?.(before.caret, before.caret);
}

// There may be more messages than before, so that the page begins later.
async function readOn({ first, top }) {
  for (let pages = 0, more; !byId(first) && pages < MostPages && (more = document.querySelector('.more a[hx-get]')); pages++) {
    await htmx.ajax('GET', more.pathname + more.search, { source: more, target: more.parentNode, swap: 'outerHTML' });
  }
  if (byId(first)) scroller.scrollTop += topOf(byId(first)) - top;
}

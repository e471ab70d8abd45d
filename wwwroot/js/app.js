// What HTML and htmx cannot do alone. No HTML is made here: the server writes all of it.
(() => {
const $ = id => document.getElementById(id);
const on = (target, events, act) => events.split(' ').forEach(event => target.addEventListener(event, act));
const pulse = $('pulse'), composer = $('composer'), messages = $('messages'), rows = $('rows');
const tab = Math.random().toString(36).slice(2, 8);
const number = item => +item.id.slice(1);

document.querySelectorAll('[name=zone]').forEach(zone => {
  zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
});
if (!pulse) return;
// What is kept here is its writer's only: whoever comes next on this device finds nothing.
const me = pulse.dataset.me;
if (localStorage.me !== me) {
  localStorage.clear();
  localStorage.me = me;
}

const open = /c=(\d+)/.exec(pulse.dataset.q)?.[1];
const channel = window.BroadcastChannel ? new BroadcastChannel('pulse') : { postMessage() {} };
const tellOtherTabs = () => channel.postMessage(0);

// ---- The poll: one tab of the browser holds it, the others ask once when it tells them.
let known = pulse.dataset.v, hold = +(sessionStorage.hold || 25), failures = 0, leads = false, resume = () => {};
let turn = Promise.resolve(), leaves = false, goes = false, isLeft, control, isLive = false;

const ask = (seconds, live) => turn = turn.then(() => hear(seconds, live));
// A proxy that keeps an answer until it is whole makes streams useless for a while.
const canStream = () => window.TextDecoderStream && Date.now() > (sessionStorage.plain || 0);
const askPlainly = () => { sessionStorage.plain = Date.now() + 6e5; };

async function hear(seconds, live) {
  const start = performance.now(), here = new AbortController();
  let timer, isLate = false;
  const within = limit => {
    clearTimeout(timer);
    timer = setTimeout(() => { isLate = true; here.abort(); }, limit * 1000);
  };
  within(live ? 5 : seconds + 15);
  if (seconds) control = here;
  try {
    const response = await fetch(`/pulse?${pulse.dataset.q}t=${tab}&h=${seconds}${live ? '&s=1' : ''}`, {
      headers: { 'If-None-Match': `"${known}"`, 'HX-Request': 'true' }, referrer: '', signal: here.signal,
    });
    const { status, headers } = response, tag = headers.get('etag');
    if (status === 401) return leaves ? new Promise(() => {}) : await signInAgain();
    if (headers.get('hx-refresh')) return location.reload();
    if (status !== 200 && status !== 304) throw status;
    if (live && tag) askPlainly();
    else if (live) await readParts(response.body, () => within(75));
    if (tag) {
      if (status === 200) await show(await response.text());
      known = tag.replace(/"/g, '');
      if (seconds && performance.now() - start > seconds * 900) hold = Math.min(seconds * 2, 240);
      if (seconds && status === 200) tellOtherTabs();
    }
    works();
  } catch (failure) {
    if (here.signal.aborted && !isLate || sleeps()) return; // the page is being left or put away
    if (isLate && live && !isLive) return askPlainly();
    if (live && isLive) return; // a stream broke off: ask again
    failures++;
    hold = 25;
    $('offline').hidden = false;
  } finally {
    if (live) isLive = false;
    clearTimeout(timer);
    sessionStorage.hold = hold;
  }
}

// Parts end with a zero: HTML, a line feed, and by how much what the page knows grows; or "?" where there is something to ask for.
async function readParts(body, hearing) {
  let text = '';
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    hearing();
    isLive = true;
    works();
    const parts = (text + value).split('\0');
    text = parts.pop();
    for (const part of parts) await learn(part);
  }
}

function works() {
  if (failures) tellOtherTabs();
  failures = 0;
  $('offline').hidden = true;
}

async function learn(part) {
  if (part === '?' && !goes) await hear(0);
  const end = part.lastIndexOf('\n');
  if (end > 0) await show(part.slice(0, end));
  if (end >= 0) known = +known + +part.slice(end + 1);
  if (end > 0 || part === '?') tellOtherTabs();
}

const show = text => htmx.swap({ text, sourceElement: pulse, target: pulse, swap: 'none' });

async function lead() {
  leads = true;
  while (!sleeps()) {
    const start = performance.now();
    await ask(failures ? 0 : hold, !failures && canStream());
    if (failures) await pause(Math.min(30, 2 ** failures) * (500 + Math.random() * 500));
    else if (performance.now() - start < 100) await pause(100);
  }
  leads = false;
}

const pause = milliseconds => new Promise(done => { resume = done; setTimeout(done, milliseconds); });
const mayNotify = () => window.Notification?.permission === 'granted';
// A hidden page asks for nothing more, unless it may notify.
const sleeps = () => document.hidden && !mayNotify();
const awake = () => sleeps() ? new Promise(done => document.addEventListener('visibilitychange', done, { once: true })).then(awake) : null;
const alone = act => navigator.locks ? navigator.locks.request('pulse', act) : act();

async function follow() {
  for (;;) {
    await awake();
    await alone(lead);
  }
}

channel.onmessage = () => { if (!leads && !document.hidden) ask(0); };
on(document, 'visibilitychange', () => {
  if (sleeps()) control?.abort();
  sayRead(document.hidden);
  if (!document.hidden && !leads) ask(0);
  resume();
});
on(window, 'online', () => resume());
// A page on its way out need not ask for more, and what it sends goes on without it; it may stay after all, where a file was all that came.
on(window, 'beforeunload', () => {
  goes = isLeft = true;
  setTimeout(() => { goes = false; }, 5000);
});
// Signing out ends the session under the poll: the page is on its way already.
on(document, 'submit', event => {
  leaves = !event.defaultPrevented;
  if (/sign-out$/.test(event.target.action)) localStorage.clear();
});
// A page that Back brings out of memory shows nothing before its session is known to live.
on(window, 'pageshow', event => {
  if (!event.persisted) return;
  document.body.hidden = true;
  hear(0).then(() => { document.body.hidden = false; });
});

// ---- Requests as short as they can be.
on(document, 'htmx:config:request', ({ detail: { ctx } }) => { ctx.request.referrer = ''; });
on(document, 'htmx:before:request', event => {
  const { request, sourceElement } = event.detail.ctx;
  // Only what must be is escaped, and UTF-8 goes without saying.
  if (request.body instanceof URLSearchParams) {
    request.body = [...request.body].map(([name, value]) => `${name}=${value.replace(/[%&+]/g, encodeURIComponent)}`).join('&');
    request.headers['Content-Type'] = 'application/x-www-form-urlencoded';
  }
  ['HX-Source', 'HX-Target', 'HX-Current-URL', 'HX-Request-Type', 'Accept'].forEach(header => delete request.headers[header]);
  if (sourceElement.id === 'q' && sourceElement.value.trim().length < 2) event.preventDefault();
});
on(document, 'htmx:after:request', event => {
  if (event.detail.ctx.response.status === 401) {
    event.preventDefault();
    signInAgain();
  }
});

// The page as a whole leads to the sign-in, and back here.
function signInAgain() {
  if (composer) keep(lines([...[...flying].map(said => said.text), composer.m.value]));
  location.reload();
  return new Promise(() => {});
}

// ---- What arrives: everything once, and in order.
const fresh = [];
let before, isOlder;
on(document, 'htmx:before:swap', ({ detail: { ctx, tasks } }) => {
  if (messages) {
    before = [lastNumber(), scroller.scrollTop, scroller.scrollHeight];
    isOlder = ctx.sourceElement.closest('.more');
    if (isOlder) scroller.ariaLive = 'off';
  }
  for (const { fragment, target, swapSpec: { style } } of tasks) {
    if (!target || !/end|begin/.test(style) && !fragment.querySelector('#seen')) continue;
    for (const item of fragment.querySelectorAll('li[id]')) {
      const shown = $(item.id);
      if (style === 'afterbegin') fresh.push(item.id);
      if (shown) (item.classList.contains('day') ? item : shown).remove();
      if (item.matches('.me')) land([...flying].find(said => said.text === (item.querySelector('p')?.textContent || '')));
    }
  }
});
on(document, 'htmx:after:swap', ({ detail: { ctx } }) => {
  const total = $('n').textContent;
  document.title = (total ? `(${total}) ` : '') + ($('title') ? `${$('title').textContent} · OurWhats` : document.title.replace(/^\(\d+\) /, ''));
  fresh.splice(0).slice(-3).forEach(id => notify($(id)));
  if (!messages) return;
  const items = messages.querySelectorAll('li[id^=m]');
  for (let i = items.length - 1; i > 0 && number(items[i]) < number(items[i - 1]); i--) items[i - 1].before(items[i]);
  messages.append(...[...flying].map(said => said.line).filter(line => line.isConnected)); // what is on its way stays last
  if (open && lastNumber() > seen && $('r' + open)) rows.prepend($('r' + open));
  const last = items[items.length - 1];
  if (last?.matches('.me')) seen = met = Math.max(seen, number(last)); // who writes has read: the server knows
  else if (lastNumber() > before[0]) notify($('r' + open));
  if (before[1] < EndPixels && lastNumber() > before[0]) scroller.scrollTop = before[1] + before[2] - scroller.scrollHeight;
  if (isOlder) { // the focus stays in the list, and what was said long ago is not read out
    messages.querySelector('a').focus({ preventScroll: true });
    setTimeout(() => { scroller.ariaLive = null; }, 500);
  }
  meet();
});

// ---- Where one reads stays in sight. What comes below is counted, until one is there.
const scroller = messages?.parentNode, down = $('down'), EndPixels = -40;
let met = 0;

function meet() {
  if (scroller.scrollTop >= EndPixels) met = lastNumber();
  if (!down) return;
  const below = [...messages.querySelectorAll('li[id^=m]:not(.me,.s)')].filter(item => number(item) > met).length;
  down.hidden = !below;
  down.textContent = `${below} ${down.dataset.text.split('|')[+(below > 1)]} ↓`;
  sayRead();
}
if (down) {
  on(scroller, 'scroll', meet);
  on(down, 'click', () => {
    scroller.scrollTop = 0;
    scroller.focus({ preventScroll: true });
  });
}

// ---- Reading: said once it is quiet, or when the page is left.
let seen = 0, quiet;
const lastNumber = () => number([...messages.querySelectorAll('li[id^=m]')].pop() || { id: 'm0' });

function sayRead(now) {
  clearTimeout(quiet);
  if (!open || met <= seen || document.hidden && !now) return;
  if (!now) return quiet = setTimeout(sayRead, 2000, true);
  seen = met;
  fetch(`/c/${open}/read`, {
    method: 'POST', body: new URLSearchParams({ n: seen, t: tab }), headers: { 'HX-Request': 'true' }, referrer: '', keepalive: true,
  }).then(tellOtherTabs, () => { seen = 0; });
}

// ---- What one does with a message.
const sheet = $('sheet'), reply = $('re');
const fill = (target, link) => htmx.ajax('GET', link.pathname + link.search, { target, swap: 'innerHTML' });

const write = () => {
  sheet.close();
  composer.m.focus();
};

if (messages) {
  // A mouse keeps its own menu.
  on(document, 'click dblclick contextmenu', event => {
    const { target, type, button } = event;
    const link = target.closest('a') || type !== 'click' && target.closest('#messages li')?.querySelector('p+a');
    const to = link && link.href.split(location.origin + location.pathname)[1]?.slice(0, 3);
    if (target.type === 'button') sheet.close();
    if (target.name === 're') write(reply.textContent = '');
    if (button || event.ctrlKey || event.metaKey || event.shiftKey || link && link.matches('[hx-get]')) return;
    // A picture opens on a double click, Enter or a tap.
    if (link && link.matches('.pic') && type === 'click' && event.pointerType === 'mouse') link.focus();
    else if (to === '/me') fill(sheet, link);
    else if (to === '?re' && composer) fill(reply, link).then(write);
    else if (to === '?at' && $(link.hash.slice(1))) {
      sheet.close();
      location = link.hash;
    } else return;
    event.preventDefault();
  });
  on(sheet, 'close', () => { sheet.textContent = ''; });
  // What an edit changes inside it settles too, perhaps while it closes: only its own filling opens it.
  on(sheet, 'htmx:after:settle', event => event.target === sheet && (sheet.open || sheet.showModal()));
  on(sheet, 'htmx:finally:request', ({ detail: { ctx: { response } } }) => {
    if (!response && sheet.open) $('wrong').textContent = $('failed').firstChild.data;
    if (response?.status === 204) sheet.close();
  });
}

// ---- Writing. What is sent leaves the field at once, so that one can write on, and comes back to it when it fails.
const flying = new Set();
const sent = new Set();
let failed = {};
const land = said => {
  said?.line.remove();
  flying.delete(said);
};
const lines = texts => texts.filter(Boolean).join('\n');
const draft = 'draft' + location.pathname;

function keep(text) {
  if (text && localStorage.me === me) localStorage[draft] = text;
  else delete localStorage[draft];
}

if (composer) {
  const text = composer.m, button = composer.lastChild;
  text.value ||= localStorage[draft] || '';
  on(text, 'input', () => keep(text.value));
  on(composer, 'submit', () => keep());
  composer.setAttribute('hx-sync', 'queue all');
  // Without a script the form sends files itself; with one, what it takes comes when the first is chosen, pasted or dragged here.
  composer.enctype = composer.files.name = '';
  on(document, 'paste drop dragover change', event => {
    const { files, types = 'F' } = event.clipboardData || event.dataTransfer || event.target;
    if (!files || /rtf|^[^F]*$/.test(types)) return; // "Files", not a word processor's text, which comes with its image
    const chosen = [...files];
    event.preventDefault();
    // Nothing is sent before what was chosen is there to go with it.
    button.disabled = true;
    import(composer.dataset.files).then(part => part.take(chosen)).finally(() => { button.disabled = false; });
  });
  on(text, 'keydown', event => {
    const last = event.key === 'ArrowUp' && !text.value && [...document.querySelectorAll('.me p+a')].pop();
    if (last) fill(sheet, last);
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229 || !matchMedia('(pointer:fine)').matches) return;
    event.preventDefault();
    button.click();
  });
  on(composer, 'htmx:config:request', ({ detail: { ctx } }) => {
    const { request } = ctx, said = { text: text.value, key: text.value === failed.text && failed.key || (sent.has(text.value) ? Date.now() : 1) };
    sent.add(said.text);
    request.keepalive = true; // it goes out even when the page is left at once
    if (!isLive) request.body.set('t', tab); // else the stream tells
    // The key of a message, the same unless one says the same again: over HTTP/2 what stays the same travels once.
    request.headers.T = tab + said.key;
    request.body.delete('k');
    said.line = Object.assign(document.createElement('li'), { className: 'me', ariaBusy: true, ariaHidden: true });
    said.line.append(Object.assign(document.createElement('p'), { dir: 'auto', textContent: said.text }));
    said.line.prepend(...reply.childNodes);
    flying.add(ctx.said = said);
    text.value = '';
    if (said.text.trim()) messages.append(said.line);
    scroller.scrollTop = 0;
  });
  on(composer, 'htmx:finally:request', ({ detail: { ctx } }) => {
    const { said, response } = ctx, status = response?.status, isShown = !flying.has(said);
    if (status !== 204) land(said);
    $('failed').hidden = response || isShown;
    if (status < 300 || isShown) {
      failed = {};
      $('said').textContent = '';
      if (status === 200) tellOtherTabs();
    } else {
      const kept = failed.text && text.value.startsWith(failed.text) ? failed.text : '';
      text.value = lines([kept, said.text, text.value.slice(kept.length).replace(/^\n/, '')]);
      failed = { text: lines([kept, said.text]), key: !kept && said.key };
      if (!reply.firstChild) reply.append(...[...said.line.childNodes].slice(0, -1));
      if (!isLeft) keep(text.value);
    }
  });
}

// ---- What comes while one looks elsewhere, for who allowed it. Not at once: what is read meanwhile, anywhere, needs none.
function notify(row) {
  const isHere = row?.id === 'r' + open, isSeen = () => (isHere || !open) && !document.hidden;
  if (!row || !leads || !mayNotify() || isSeen() || !isHere && !row.querySelector('.badge') || row.querySelector('.mute')) return;
  setTimeout(() => {
    if (!row.isConnected || isSeen()) return;
    new Notification(row.querySelector('bdi').textContent, { body: pulse.dataset.news, tag: row.id }).onclick = () => {
      focus();
      if (!isHere) location = row.firstChild;
    };
  }, 3000);
}

const allow = $('allow');
if (allow && window.Notification?.permission === 'default') {
  allow.hidden = false;
  on(allow, 'click', () => Notification.requestPermission().then(() => allow.remove()));
}

// ---- Keys, listed under "?". Those without Alt or Ctrl work outside fields only, and not for who switched them off (keys.js).
on(document, 'keydown', event => {
  const { key, target, altKey, ctrlKey, metaKey } = event, links = [...rows.querySelectorAll('li[id] a')];
  const at = links.findIndex(link => link.matches('[aria-current]'));
  const to = event.isComposing || sheet?.open || target.matches('select') ? null
    : altKey && !ctrlKey ? { ArrowUp: links[at - 1], ArrowDown: links[at + 1], KeyN: links.find(link => link !== links[at] && link.querySelector('.badge:not(.mute)')) }[event.code]
    : altKey ? null
    : ctrlKey || metaKey ? key === 'k' && '/people'
    : !target.matches('input,textarea') && !/\bkeys=0/.test(document.cookie) && { '?': '/help', '/': '#find', Escape: '/' }[key];
  if (!to) return;
  event.preventDefault();
  location = to;
});
if (messages) {
  seen = met = lastNumber();
  $('new')?.scrollIntoView({ block: 'center' });
}
follow();
})();

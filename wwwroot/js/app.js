// What HTML and htmx cannot do alone. No HTML is made here: the server writes all of it.
(() => {
const $ = id => document.getElementById(id);
const on = (target, events, act) => events.split(' ').forEach(event => target.addEventListener(event, act));
const pulse = $('pulse'), composer = $('composer'), messages = $('messages'), rows = $('rows');
const tab = Math.random().toString(36).slice(2, 10);
const number = item => +item.id.slice(1);

document.querySelectorAll('input[type=hidden][name=zone]').forEach(zone => {
  zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
});
if (!pulse) return;

const open = /c=(\d+)/.exec(pulse.getAttribute('hx-get'))?.[1];
const channel = window.BroadcastChannel ? new BroadcastChannel('pulse') : { postMessage() {} };
const tellOtherTabs = () => channel.postMessage(0);

// ---- The poll: one tab of the browser holds it, the others ask once when it tells them.
let known = pulse.dataset.v, hold = +(sessionStorage.hold || 25), failures = 0, leads = false, resume = () => {};
let turn = Promise.resolve(), leaves = false;

const ask = seconds => turn = turn.then(() => new Promise(done => {
  const start = performance.now();
  pulse.addEventListener('htmx:finally:request', ({ detail: { ctx } }) => {
    done(learn(ctx, seconds, performance.now() - start > seconds * 900));
  }, { once: true });
  pulse.ask = seconds;
  pulse.dispatchEvent(new Event('ask'));
}));

function learn(ctx, seconds, isWholeHold) {
  const status = ctx.response?.status;
  if (status === 401) return leaves ? new Promise(() => {}) : signInAgain();
  if (!status && (document.hidden || /AbortError/.test(ctx.status))) return; // the page is being left or put away
  if (status === 200 || status === 204 || status === 304) {
    if (seconds && isWholeHold) hold = Math.min(seconds * 2, 240);
    if (failures || seconds && status === 200) tellOtherTabs();
    known = (ctx.response.headers.get('etag') || known).replace(/"/g, '');
    failures = 0;
  } else {
    failures++;
    hold = 25;
  }
  sessionStorage.hold = hold;
  $('offline').hidden = !failures;
}

async function lead() {
  leads = true;
  while (!document.hidden) {
    const start = performance.now();
    await ask(failures ? 0 : hold);
    if (failures) await pause(Math.min(30, 2 ** failures) * (500 + Math.random() * 500));
    else if (performance.now() - start < 100) await pause(100);
  }
  leads = false;
}

const pause = milliseconds => new Promise(done => { resume = done; setTimeout(done, milliseconds); });
const visible = () => document.hidden ? new Promise(done => document.addEventListener('visibilitychange', done, { once: true })).then(visible) : null;
const alone = act => navigator.locks ? navigator.locks.request('pulse', act) : act();

async function follow() {
  for (;;) {
    await visible();
    await alone(lead);
  }
}

channel.onmessage = () => { if (!leads && !document.hidden) ask(0); };
on(document, 'visibilitychange', () => {
  if (document.hidden) {
    htmx.trigger(pulse, 'htmx:abort');
    sayRead(true);
  } else if (!leads) ask(0);
  resume();
});
on(window, 'online', () => resume());
// Signing out ends the session under the poll: the page is on its way already.
on(document, 'submit', event => { leaves = !event.defaultPrevented; });
// A page that Back brings out of memory shows nothing before its session is known to live.
on(window, 'pageshow', event => {
  if (!event.persisted) return;
  document.body.hidden = true;
  ask(0).then(() => { document.body.hidden = false; });
});

// ---- Requests as short as they can be.
on(document, 'htmx:config:request', ({ detail: { ctx: { request, sourceElement } } }) => {
  request.referrer = '';
  if (sourceElement === pulse) {
    request.action += `${request.action.endsWith('?') ? '' : '&'}t=${tab}&h=${pulse.ask}`;
    request.headers['If-None-Match'] = `"${known}"`;
    request.timeout = `${pulse.ask + 15}s`;
  }
});
on(document, 'htmx:before:request', event => {
  const { request, sourceElement } = event.detail.ctx;
  ['HX-Source', 'HX-Target', 'HX-Current-URL', 'HX-Request-Type', 'Accept'].forEach(header => delete request.headers[header]);
  if (sourceElement.id === 'q' && sourceElement.value.trim().length < 2) event.preventDefault();
});
on(document, 'htmx:after:request', event => {
  const { response, sourceElement } = event.detail.ctx;
  if (response.status === 401 && sourceElement !== pulse) {
    event.preventDefault();
    signInAgain();
  }
});

// The page as a whole leads to the sign-in, and back here.
function signInAgain() {
  if (composer) sessionStorage['draft' + location.pathname] = lines([...flying.map(said => said.text), composer.text.value]);
  location.reload();
  return new Promise(() => {});
}

// ---- What arrives: everything once, and in order.
on(document, 'htmx:before:swap', ({ detail: { tasks } }) => {
  for (const { fragment, swapSpec: { style } } of tasks) {
    if (style !== 'beforeend' && style !== 'afterbegin') continue;
    for (const item of fragment.querySelectorAll('li[id]')) {
      const shown = $(item.id);
      if (shown) (item.classList.contains('day') ? item : shown).remove();
    }
  }
});
on(document, 'htmx:after:swap', ({ detail: { ctx } }) => {
  const total = $('n').textContent;
  document.title = (total ? `(${total}) ` : '') + document.title.replace(/^\(\d+\) /, '');
  if (!messages) return;
  const items = messages.querySelectorAll('li[id^=m]');
  for (let i = items.length - 1; i > 0 && number(items[i]) < number(items[i - 1]); i--) items[i - 1].before(items[i]);
  if (open && lastNumber() > read && $('r' + open)) rows.prepend($('r' + open));
  if (ctx.sourceElement === composer) read = lastNumber(); // who writes has read: the server knows
  sayRead();
});

// ---- Reading: said once it is quiet, or when the page is left.
let read = 0, quiet;
const lastNumber = () => number([...messages.querySelectorAll('li[id^=m]')].pop() || { id: 'm0' });

function sayRead(now) {
  clearTimeout(quiet);
  if (!open || lastNumber() <= read || document.hidden && !now) return;
  if (!now) return quiet = setTimeout(sayRead, 2000, true);
  read = lastNumber();
  fetch(`/c/${open}/read`, {
    method: 'POST', body: new URLSearchParams({ n: read, t: tab }), headers: { 'HX-Request': 'true' }, referrer: '', keepalive: true,
  }).then(tellOtherTabs, () => { read = 0; });
}

// ---- Writing. What is sent leaves the field at once, so that one can write on, and comes back to it when it fails.
const flying = [];
let failed = { text: '' };
const lines = texts => texts.filter(Boolean).join('\n');

if (composer) {
  const text = composer.text, draft = 'draft' + location.pathname;
  text.value ||= sessionStorage[draft] || '';
  sessionStorage.removeItem(draft);
  composer.setAttribute('hx-sync', 'queue all');
  on(text, 'keydown', event => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || !matchMedia('(pointer:fine)').matches) return;
    event.preventDefault();
    composer.requestSubmit();
  });
  on(composer, 'htmx:config:request', ({ detail: { ctx } }) => {
    const said = { text: text.value, key: text.value === failed.text ? failed.key : tab + Date.now().toString(36) };
    ctx.request.body.set('t', tab);
    ctx.request.body.set('key', said.key);
    said.line = Object.assign(document.createElement('li'), { className: 'me', ariaBusy: true });
    said.line.append(Object.assign(document.createElement('p'), { dir: 'auto', textContent: said.text }));
    flying.push(ctx.said = said);
    text.value = '';
    if (said.text.trim()) messages.append(said.line);
    messages.parentNode.scrollTop = 0;
  });
  on(composer, 'htmx:after:request', ({ detail: { ctx } }) => ctx.said.line.remove());
  on(composer, 'htmx:finally:request', ({ detail: { ctx } }) => {
    const { said, response } = ctx;
    said.line.remove();
    flying.splice(flying.indexOf(said), 1);
    $('failed').hidden = !!response;
    if (response?.status === 200) {
      failed = { text: '' };
      $('said').textContent = '';
      tellOtherTabs();
    } else {
      const kept = text.value.startsWith(failed.text) ? failed.text : '';
      text.value = lines([kept, said.text, text.value.slice(kept.length).replace(/^\n/, '')]);
      failed = { text: lines([kept, said.text]), key: said.key };
    }
  });
}

if (messages) {
  read = lastNumber();
  $('new')?.scrollIntoView({ block: 'center' });
}
follow();
})();

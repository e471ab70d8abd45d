// Sending. What is sent leaves the field at once, so that one can write on, and comes back to it when it fails.
let inFlight = [], failed = {};
const sent = new Set();

function send({ detail: { ctx } }) {
  const { request } = ctx, text = field.value;
  const line = make('li', { className: 'me', ariaBusy: true, ariaHidden: true });
  // The key of a message, the same unless one says the same again: over HTTP/2 what stays the same travels once.
  const key = text === failed.text && failed.key || (sent.has(text) ? Date.now() : 1);
  sent.add(text);
  request.keepalive = true; // it goes out even when the page is left at once
  if (!isStreaming) request.body.set('t', tab); // else the stream tells
  request.headers.T = tab + key;
  request.body.delete('k');
  line.append(make('p', { dir: 'auto', textContent: text }));
  line.prepend(...reply.childNodes);
  inFlight.push(ctx.said = { text, key, line });
  field.value = '';
  if (text.trim()) messages.append(line);
  scroller.scrollTop = 0;
}

function land(said) {
  said?.line.remove();
  inFlight = inFlight.filter(other => other !== said);
}

function finish({ detail: { ctx: { said, response } } }) {
  const status = response?.status, isShown = !inFlight.includes(said);
  if (status !== 204) land(said);
  byId('failed').hidden = response || isShown;
  if (status < 300 || isShown) {
    failed = {};
    byId('said').textContent = '';
    if (status === 200) tellOtherTabs();
  } else giveBack(said);
}

// Before what was written meanwhile, and after what has failed before.
function giveBack({ text, key, line }) {
  const kept = failed.text && field.value.startsWith(failed.text) ? failed.text : '';
  field.value = joinLines([kept, text, field.value.slice(kept.length).replace(/^\n/, '')]);
  failed = { text: joinLines([kept, text]), key: !kept && key };
  if (!reply.firstChild) reply.append(...[...line.childNodes].slice(0, -1));
  if (!wasLeft) keepDraft(field.value);
}

if (composer) {
  on(composer, 'htmx:config:request', send);
  on(composer, 'htmx:finally:request', finish);
}

// What is sent leaves the field at once, so that one can write on.
const sent = new Set(), TwiceMilliseconds = 1000, PauseMilliseconds = 500;
let lastSent = 0, typing;

function keepDraft() {
  clearTimeout(typing);
  app.keepDraft();
  put(draftKey, field.value || undefined);
}

// Only what must be is escaped, and UTF-8 goes without saying.
const encode = form => [...form].map(([name, value]) => `${name}=${value.replace(/[%&+]/g, encodeURIComponent)}`).join('&');

function send() {
  const form = new FormData(composer), text = field.value;
  const isTwice = Date.now() - lastSent < TwiceMilliseconds; // Enter twice, or a double click
  if (isTwice && !text.trim() && !form.has('file')) return;
  lastSent = Math.max(Date.now(), lastSent + 1);
  form.delete('k');
  // The key of a message, the same unless one says the same again: over HTTP/2 what stays the same travels once.
  const key = text === returned.text && returned.key || tab + (sent.has(text) ? lastSent : 1);
  const to = composer.getAttribute('action'), quote = quoteIn(reply);
  const said = { id: `out ${lastSent} ${tab}`, to, key, body: encode(form), text, quote };
  sent.add(text);
  composer.dispatchEvent(new CustomEvent('leave', { detail: said }));
  reply?.replaceChildren();
  field.value = '';
  keepDraft();
  byId('failed').hidden = true;
  keep(said);
  showLine(said);
  scroller.scrollTop = 0;
  leave();
}

// What was being written when its author was removed can still be copied.
function rescue() {
  const text = isOurs() && !composer?.isConnected && document.querySelector('.chat>.over') && localStorage[draftKey];
  if (!text || lines.some(said => said.isDraft)) return;
  const said = { id: draftKey, to: location.pathname, text, isDraft: true };
  showLine(said);
  tell(said, words.lost);
}

if (composer) {
  on(field, 'input', () => {
    clearTimeout(typing);
    typing = setTimeout(keepDraft, PauseMilliseconds);
  });
  on(composer, 'submit', event => {
    event.preventDefault();
    send();
  });
}
on(document, 'htmx:after:swap', rescue);
async function resume() {
  await recover().catch(() => {});
  adopt(goOnSending);
  if (field) {
    field.value ||= localStorage[draftKey] || '';
    keepDraft();
  }
  rescue();
  showFiles();
}

function goOnSending() {
  outbox.sort((one, other) => one.id < other.id ? -1 : 1);
  // What was sent meanwhile has its line.
  outbox.filter(said => !said.line).forEach(said => {
    showLine(said);
    tell(said, words.waits);
  });
  leave();
}

// What the server refuses, or its author takes back, goes back into the field, before what was written meanwhile.
let returned = {};

const joinLines = texts => texts.filter(Boolean).join('\n');

function drop(said) {
  said.job?.abort();
  discard(said);
  field?.focus();
}

function refuse(said, sentence) {
  // Who takes part no more has no field: it can still be read and copied.
  if (isHere(said) && !composer?.isConnected) {
    outbox = outbox.filter(other => other !== said);
    return tell(said, sentence);
  }
  if (isHere(said)) {
    discard(said);
    byId('said').replaceChildren(make('p', { className: 'error', role: 'alert', textContent: sentence }));
  } else {
    // Its own page will try again, and show why not.
    outbox = outbox.filter(other => other !== said);
    store({ ...said, isRefused: true });
  }
}

function discard(said) {
  take(said);
  end(said);
  if (!composer?.isConnected) return;
  const { text, key, quote } = said, before = returned.text && field.value.startsWith(returned.text) ? returned.text : '';
  field.value = joinLines([before, text, field.value.slice(before.length).replace(/^\n/, '')]);
  // The same said again is the same message, should it have arrived after all.
  returned = { text: joinLines([before, text]), key: !before && key };
  showQuote(quote);
  keepDraft();
  if (said.lines) composer.dispatchEvent(new CustomEvent('back', { detail: said }));
  else if (said.files) showFiles();
}

// A proxy's page says nothing to a person.
function sentenceOf(text) {
  const page = new DOMParser().parseFromString(text, 'text/html');
  return page.querySelector('.error')?.textContent || words.lost;
}

// The composer: the field with its draft, and the keys that send it or edit the last message. What sends, and what takes
// files along, is fetched when one begins to write or chooses a file, or where something may still wait (writing.js, files.js).
const button = composer?.lastChild, isFine = matchMedia('(pointer:fine)').matches;
let writing, isReady, land = () => {};

function write() {
  // Pages without a composer take the words from here.
  if (composer && !writing) keep('words', JSON.stringify({ ...composer.dataset, lost: byId('failed').firstChild.data }));
  return writing ||= import(pulse.dataset.writing).then(part => {
    isReady = true;
    return part.start({
      me, tab, composer, field, reply, draftKey, keepDraft, tellOtherTabs, signInAgain,
      isStreaming: () => isStreaming,
      whenShown: act => { land = act; },
    });
  }).catch(() => { writing = null; });
}

async function submit(event) {
  if (isReady) return;
  event.preventDefault();
  const text = field.value, tell = () => { byId('failed').hidden = isReady; };
  setTimeout(tell, 5000);
  await write();
  tell();
  if (isReady && field.value === text) composer.requestSubmit();
}

// Without a script the form sends files itself. With one, what it takes is fetched when the first is chosen, pasted or dragged.
function attach(event) {
  const { files, types = 'F' } = event.clipboardData || event.dataTransfer || event.target;
  // "Files", not an office program's text, which comes with its picture.
  if (!files || /rtf|^[^F]*$/.test(types) || /plain/.test(types) && /html/.test(types)) return;
  const chosen = [...files];
  event.preventDefault();
  // Nothing is sent before what was chosen is there to go with it.
  button.disabled = true;
  Promise.all([import(composer.dataset.files), write()])
    .then(([part, kept]) => part.take(chosen, kept))
    .finally(() => { button.disabled = false; });
}

function press(event) {
  const last = event.key === 'ArrowUp' && !field.value && all('.me p+a').pop();
  if (last) fill(sheet, last);
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229 || !isFine) return;
  event.preventDefault();
  button.click();
}

if (composer) {
  field.value ||= localStorage[draftKey] || '';
  composer.enctype = composer.files.name = '';
  on(field, 'input', () => {
    keepDraft();
    write();
  });
  on(composer, 'submit', submit);
  on(document, 'paste drop dragover change', attach);
  on(field, 'keydown', press);
  on(window, 'storage', ({ key }) => key === draftKey && showDraft());
}
if (localStorage.words || sessionStorage.anew) write();
else indexedDB.databases?.().then(kept => kept[0] && write(), () => {}); // a killed browser may have lost the words

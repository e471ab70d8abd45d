// The composer: the field with its draft, the files that go with it, and the keys that send it or edit the last message.
const button = composer?.lastChild;

// Without a script the form sends files itself. With one, what it takes is fetched when the first is chosen, pasted or dragged.
function attach(event) {
  const { files, types = 'F' } = event.clipboardData || event.dataTransfer || event.target;
  if (!files || /rtf|^[^F]*$/.test(types)) return; // "Files", not a word processor's text, which comes with its image
  const chosen = [...files];
  event.preventDefault();
  // Nothing is sent before what was chosen is there to go with it.
  button.disabled = true;
  import(composer.dataset.files).then(part => part.take(chosen)).finally(() => { button.disabled = false; });
}

function press(event) {
  const last = event.key === 'ArrowUp' && !field.value && all('.me p+a').pop();
  if (last) fill(sheet, last);
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  if (!matchMedia('(pointer:fine)').matches) return;
  event.preventDefault();
  button.click();
}

if (composer) {
  field.value ||= localStorage[draftKey] || '';
  composer.setAttribute('hx-sync', 'queue all');
  composer.enctype = composer.files.name = '';
  on(field, 'input', () => keepDraft(field.value));
  on(composer, 'submit', () => keepDraft());
  on(document, 'paste drop dragover change', attach);
  on(field, 'keydown', press);
}

// What one writes is the writer's until the server has it. It waits on this device: what is being written under the
// address of its page or message, what was sent and not acknowledged under "out", its time and its tab (writing.js).
const me = pulse.dataset.me, draftKey = 'draft' + location.pathname;

// What is kept is its writer's only: whoever comes next on this device finds nothing.
function forget() {
  localStorage.clear();
  indexedDB.deleteDatabase('kept');
}

if (localStorage.me !== me) {
  if (localStorage.me) forget(); // else a killed browser has lost it: what is kept beside says itself whose it is
  localStorage.me = me;
}

function keep(key, text) {
  try {
    if (text && localStorage.me === me) localStorage[key] = text;
    else delete localStorage[key];
  } catch {
    // No room: it waits in its field only.
  }
}

const keepDraft = () => keep(draftKey, field.value);

// The tabs of one conversation share what is being written in it.
function showDraft() {
  field.value = localStorage[draftKey] || '';
}

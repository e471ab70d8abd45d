// What one has begun to write waits on this device.
const me = pulse.dataset.me, draftKey = 'draft' + location.pathname;
const joinLines = texts => texts.filter(Boolean).join('\n');

function keepDraft(text) {
  if (text && localStorage.me === me) localStorage[draftKey] = text;
  else delete localStorage[draftKey];
}

// What is kept is its writer's only: whoever comes next on this device finds nothing.
if (localStorage.me !== me) {
  localStorage.clear();
  localStorage.me = me;
}

// Keys, listed under "?". Those without Alt or Ctrl work outside fields only, not where one may write, and not for who
// switched them off (keys.js).
const isNewElsewhere = link => !link.matches('[aria-current]') && link.querySelector('.badge:not(.mute)');

// Somebody means to write in the open conversation, or to paste, and is in no field yet.
const meansToWrite = ({ key, altKey, ctrlKey, metaKey, target }) =>
  isFine && composer?.isConnected && !sheet?.open && !altKey && !target.matches('input,textarea,select')
  && (ctrlKey || metaKey ? key === 'v' : /^(Dead|Process|[^ ])$/u.test(key));

on(document, 'keydown', event => {
  const { key, target, altKey, ctrlKey, metaKey } = event, links = all('li[id] a', rows);
  const at = links.findIndex(link => link.matches('[aria-current]'));
  if (meansToWrite(event)) return field.focus({ preventScroll: true });
  const to = event.isComposing || sheet?.open || target.matches('select') ? null
    : altKey && !ctrlKey ? { ArrowUp: links[at - 1], ArrowDown: links[at + 1], KeyN: links.find(isNewElsewhere) }[event.code]
    : altKey ? null
    : ctrlKey || metaKey ? key === 'k' && '/people'
    : target.matches('input,textarea') || /\bkeys=0/.test(document.cookie) ? null
    : { '?': !composer && '/help', '/': !composer && '#find', Escape: '/' }[key];
  if (!to) return;
  event.preventDefault();
  location = to;
});

// Keys, listed under "?". Those without Alt or Ctrl work outside fields only, and not for who switched them off (keys.js).
const isNewElsewhere = link => !link.matches('[aria-current]') && link.querySelector('.badge:not(.mute)');

on(document, 'keydown', event => {
  const { key, target, altKey, ctrlKey, metaKey } = event, links = all('li[id] a', rows);
  const at = links.findIndex(link => link.matches('[aria-current]'));
  const to = event.isComposing || sheet?.open || target.matches('select') ? null
    : altKey && !ctrlKey ? { ArrowUp: links[at - 1], ArrowDown: links[at + 1], KeyN: links.find(isNewElsewhere) }[event.code]
    : altKey ? null
    : ctrlKey || metaKey ? key === 'k' && '/people'
    : target.matches('input,textarea') || /\bkeys=0/.test(document.cookie) ? null
    : { '?': '/help', '/': '#find', Escape: '/' }[key];
  if (!to) return;
  event.preventDefault();
  location = to;
});

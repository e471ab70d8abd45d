// The sheet over a conversation, which shows what one may do with a message, or a picture.
const fill = (target, link) => htmx.ajax('GET', link.pathname + link.search, { target, swap: 'innerHTML' });
const answer = () => {
  sheet.close();
  field.focus();
  write();
};

if (messages) {
  // A mouse keeps its own menu.
  on(document, 'click dblclick contextmenu', event => {
    const { target, type, button } = event;
    const link = target.closest('a')
      || (type === 'click' ? null : target.closest('#messages li')?.querySelector('p+a'));
    // A link to the message's details, to a reply or to another message, of this conversation.
    const to = link?.href.split(location.origin + location.pathname)[1]?.slice(0, 3);
    if (target.type === 'button') sheet.close();
    if (target.name === 're') answer(reply.textContent = '');
    if (button || event.ctrlKey || event.metaKey || event.shiftKey || link?.matches('[hx-get]')) return;
    // A picture opens on a double click, Enter or a tap.
    if (link?.matches('.pic') && type === 'click' && event.pointerType === 'mouse') link.focus();
    else if (to === '/me') fill(sheet, link);
    else if (to === '?re' && composer) fill(reply, link).then(answer);
    else if (to === '?at' && byId(link.hash.slice(1))) {
      sheet.close();
      location = link.hash;
    } else return;
    event.preventDefault();
  });
  on(sheet, 'close', () => { sheet.textContent = ''; });
  // What an edit changes inside it settles too, perhaps while it closes: only its own filling opens it.
  on(sheet, 'htmx:after:settle', event => event.target === sheet && (sheet.open || sheet.showModal()));
  on(sheet, 'input', write);
  on(sheet, 'htmx:finally:request', ({ detail: { ctx: { response } } }) => {
    if (!response && sheet.open) byId('wrong').textContent = byId('failed').firstChild.data;
    if (response?.status === 204) sheet.close();
  });
}

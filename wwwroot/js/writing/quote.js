// The quote of a reply, as it is kept, and as it is shown above what is written and in the line of what was sent.
function quoteIn(bar) {
  const [box, link] = bar?.children || [];
  return link && {
    number: box.value,
    label: box.ariaLabel,
    colour: link.firstChild.className,
    author: link.firstChild.textContent,
    text: link.textContent.slice(link.firstChild.textContent.length),
  };
}

function linkOf({ number, colour, author, text }) {
  const link = make('a', { className: 'q', href: `?at=${number}#m${number}`, dir: 'auto' });
  link.append(make('bdi', { className: colour, textContent: author }), text);
  return link;
}

function showQuote(quote) {
  if (!quote || !reply || reply.firstElementChild) return;
  reply.append(make('input', { type: 'checkbox', name: 're', value: quote.number, checked: true, ariaLabel: quote.label }), linkOf(quote));
}

// What is being written keeps its quote, too.
const quoteKey = 're' + draftKey;
if (reply) {
  showQuote(isOurs() && JSON.parse(localStorage[quoteKey] || 'null'));
  keepQuote();
  new MutationObserver(keepQuote).observe(reply, { childList: true });
}

function keepQuote() {
  const quote = quoteIn(reply);
  if (quote && isOurs()) localStorage[quoteKey] = JSON.stringify(quote);
  else delete localStorage[quoteKey];
}

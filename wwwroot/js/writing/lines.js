// The line of a message that is on its way. It stands last, and says that it waits as soon as that takes long.
const WaitSeconds = 5;
const words = JSON.parse(localStorage.words || '{}');
let list = byId('messages'), lines = [];

function showLine(said) {
  const { text, names = [], quote } = said;
  if (!isHere(said) || !text.trim() && !names.length) return;
  if (!list) scroller.prepend(list = make('ol', { id: 'messages' }));
  const line = said.line = make('li', { className: 'me', ariaBusy: true, ariaHidden: true });
  if (quote) line.append(linkOf(quote));
  line.append(make('p', { dir: 'auto', textContent: [text, ...names].filter(Boolean).join('\n') }));
  list.append(line);
  lines.push(said);
  setTimeout(() => said.reason || tell(said, words.waits), WaitSeconds * 1000);
}

// Says why it has not arrived, and offers to take it back. Later reasons replace it.
function tell(said, reason) {
  const { line } = said;
  if (!line || said.isOver) return;
  const state = line.querySelector('small') || line.appendChild(make('small'));
  line.ariaHidden = null;
  if (!line.isConnected) list.append(line);
  if (said.reason === reason) return;
  said.reason = reason;
  const button = { type: 'button', className: 'quiet', textContent: words.drop, onclick: () => drop(said) };
  state.replaceChildren(reason + ' ', make('button', button));
}

// It has arrived, or is taken back. Where a stream tells, the line stays until its message is there.
function end(said, isShown = true) {
  said.isOver = true;
  said.line?.querySelector('small')?.remove();
  if (isShown) hide(said);
}

function hide(said) {
  said?.line?.remove();
  lines = lines.filter(other => other !== said || !said.isOver);
}

// A message of one's own that comes takes the place of the first line with its text.
app.whenShown(text => hide(lines.find(said => said.line.isConnected && said.text === text)));

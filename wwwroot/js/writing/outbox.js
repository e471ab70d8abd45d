// The outbox: what was sent and is not acknowledged, an entry of local storage for each, named "out", its time and its tab.
let outbox = [];

const isHere = said => said.to.split('?')[0] === location.pathname;

function keep(said) {
  outbox.push(said);
  store(said);
}

function store({ id, to, key, body, quote, names, files, isRefused }) {
  const text = JSON.stringify({ to, key, body, quote, names, files, isRefused });
  put(id, text);
  try {
    if (isOurs()) localStorage[id] = text;
  } catch {
    // No room: it waits in the database only.
  }
}

function take(said) {
  outbox = outbox.filter(other => other !== said);
  return remove(said.id);
}

const lock = (name, act) => navigator.locks ? navigator.locks.request(name, act) : act();

// A tab holds the lock of its name as long as something of it waits. What it leaves when it is closed, the next one that
// asked for the lock takes over: at once, or whenever that is.
function adopt(whenTaken) {
  const names = () => Object.keys(localStorage).filter(name => /^out /.test(name)).sort();
  const owners = new Set(names().map(name => name.split(' ')[2]));
  owners.delete(tab);
  owners.forEach(owner => lock('out ' + owner, () => {
    names().filter(name => name.endsWith(owner)).forEach(inherit);
    whenTaken();
  }));
}

function inherit(name) {
  const said = JSON.parse(localStorage[name] || 'null');
  if (!said || said.isRefused && !isHere(said)) return;
  keep({ ...said, id: `out ${name.split(' ')[1]} ${tab}`, text: new URLSearchParams(said.body).get('m') });
  remove(name);
}

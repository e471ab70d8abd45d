// Local storage reaches the disk up to a minute late. A database writes at once, so that what is kept there outlives a
// browser that is killed; and it holds files. Entries have the names that they have in local storage, and their owner.
const MostDays = 7;
const opened = new Promise((done, fail) => {
  const request = indexedDB.open('kept', 1);
  request.onupgradeneeded = () => request.result.createObjectStore('kept');
  request.onsuccess = () => {
    request.result.onversionchange = () => request.result.close(); // whoever signs out deletes it
    done(request.result);
  };
  request.onerror = fail;
});

const within = (mode, act) => opened.then(database => new Promise((done, fail) => {
  const transaction = database.transaction('kept', mode, { durability: 'strict' });
  const request = act(transaction.objectStore('kept'));
  transaction.oncomplete = () => done(request.result);
  transaction.onabort = transaction.onerror = fail;
}));

// Nothing where it cannot be kept: then it waits in the page only. Local storage remembers when, so that it can be told
// whether it knows of an entry, or has lost it.
async function put(name, value) {
  if (!isOurs()) return;
  const time = localStorage.kept = Date.now();
  await within('readwrite', entries => value === undefined ? entries.delete(name) : entries.put({ me, value, time }, name)).catch(() => {});
}

// What local storage has lost comes back, and what it has given up goes. Gives the files that wait for this page, in order.
async function recover() {
  const last = +localStorage.kept || 0, here = `file${location.pathname} `;
  const [names, entries] = await Promise.all(['getAllKeys', 'getAll'].map(ask => within('readonly', kept => kept[ask]())));
  return names.map((name, i) => ({ name, ...entries[i] })).filter(({ me: owner, name, value, time }) => {
    const isText = typeof value === 'string', isKnown = (isText ? name : 'as ' + name) in localStorage;
    const isOver = owner !== me || Date.now() - time > MostDays * 864e5 || !isKnown && time <= last;
    if (isOver) remove(name);
    else if (isText) localStorage[name] ??= value;
    return !isOver && name.startsWith(here);
  });
}

function remove(name) {
  delete localStorage[name];
  return put(name);
}

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

// Nothing where it cannot be kept: then it waits in the page only.
const put = async (name, value) => isOurs() && within('readwrite', entries =>
  value === undefined ? entries.delete(name) : entries.put({ me, value, time: Date.now() }, name)).catch(() => {});

// What local storage has lost comes back. Gives the files that wait for this page, in their order.
async function recover() {
  const [names, entries] = await Promise.all(['getAllKeys', 'getAll'].map(ask => within('readonly', kept => kept[ask]())));
  return names.map((name, i) => ({ name, ...entries[i] })).filter(({ me: owner, name, value, time }) => {
    if (owner !== me || Date.now() - time > MostDays * 864e5) return void remove(name);
    if (typeof value === 'string') localStorage[name] ??= value;
    return name.startsWith(`file${location.pathname} `);
  });
}

function remove(name) {
  delete localStorage[name];
  return put(name);
}

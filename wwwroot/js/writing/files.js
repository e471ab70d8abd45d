// Files that are attached wait with their page, each under a name of its own, and beside it how it is to be sent.
const nameFile = () => `file${location.pathname} ${Date.now()} ${Math.random()}`;
const asOf = name => JSON.parse(localStorage['as ' + name] || '{}');

function keepFile({ name, file, part, item }) {
  const { alt = '', forgets, version } = asOf(name), box = part('label input');
  part('input').value = alt;
  box.checked = forgets;
  put(name, file);
  item.oninput = () => keepAs(name, { alt: part('input').value, version: part('select').value, forgets: box.checked });
  keepAs(name, { alt, version, forgets });
}

function keepAs(name, as) {
  localStorage['as ' + name] = JSON.stringify(as);
}

const removeFile = name => [name, 'as ' + name].forEach(remove);

// What was attached and not sent is there again.
async function showFiles() {
  const waiting = await recover().catch(() => []), taken = outbox.flatMap(said => said.files || []);
  const entries = waiting.filter(({ name }) => !taken.includes(name));
  if (entries.length && composer?.isConnected) (await import(composer.dataset.files)).restore(entries, kept);
}

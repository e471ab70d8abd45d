// What one attaches: a line for each file, from the choice to the sending. Elements and words come from the server, with the first file.
const MostFiles = 10, BarBytes = 1e6;
const composer = document.getElementById('composer'), choice = composer.querySelector('[type=file]');
const { lang } = document.documentElement;
const lines = [], find = selector => tray.querySelector(selector);
let template, tray, furniture, people, most, uploads, kept, waits = false;
let looking = Promise.resolve(), leaving = looking;

const say = (name, ...values) => template.dataset[name].replace(/\{(\d)\}/g, (gap, i) => values[i]);
const inBytes = bytes => {
  let unit = 0;
  for (; Math.round(bytes) >= 1000 && unit < 3; unit++) bytes /= 1000;
  return new Intl.NumberFormat(lang, {
    style: 'unit', unit: ['byte', 'kilobyte', 'megabyte', 'gigabyte'][unit], maximumFractionDigits: bytes < 10 ? 1 : 0,
  }).format(bytes);
};

async function furnish() {
  const answer = await fetch('/attaching?' + document.getElementById('pulse').dataset.q, { headers: { 'HX-Request': 'true' }, referrer: '' });
  if (!answer.ok) throw answer.status;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  [template, tray] = page.querySelectorAll('template,.tray');
  ({ people, most } = template.dataset);
  choice.parentNode.before(document.adoptNode(tray));
  find('.waiting button').onclick = () => wait(false);
}

// ---- Choosing.
export async function take(files, keeping) {
  if (!files.length || document.querySelector('dialog[open]')) return;
  choice.value = '';
  kept = keeping;
  await beFurnished();
  const free = Math.max(0, MostFiles - composer.querySelectorAll('.files li:not(.refused)').length);
  const fresh = files.filter(file => !lines.some(line => line.mark === markOf(file)));
  find('.few').textContent = fresh.length > free ? say('many', MostFiles) : '';
  fresh.slice(0, free).forEach(file => add(file));
  show();
}

// What was attached before the page was left is there again, as it was to be sent.
export async function restore(entries, keeping) {
  kept = keeping;
  await beFurnished();
  entries.filter(({ name }) => !lines.some(line => line.name === name)).forEach(({ name, value }) => add(value, name));
  show();
}

const beFurnished = () => (furniture ||= furnish()).catch(failure => {
  furniture = null;
  throw failure;
});

const markOf = ({ size, lastModified, name }) => `up ${location.pathname} ${size} ${lastModified} ${name}`;
const isUnderWay = line => !line.key && !line.isRefused;
const contentOf = line => line.versions[line.version];
// In a label, a name from right to left displaces nothing (Isolation.cs).
const apart = name => /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/.test(name) ? `\u2068${name}\u2069` : name;
// The content decides the ending that the name gets.
const nameOf = ({ file, version, versions }) => version === 'original' ? file.name : file.name.replace(/(\.\w+)?$/, '.' + versions[version].type.slice(6));

function add(file, name = kept?.nameFile()) {
  const item = document.importNode(template.content.firstElementChild, true), part = selector => item.querySelector(selector);
  const line = { file, item, part, mark: markOf(file), versions: { original: file }, version: 'original', name };
  part('bdi').textContent = file.name;
  part('.remove').ariaLabel = say('remove', apart(file.name));
  part('progress').ariaLabel = file.name;
  part('.remove').onclick = () => remove(line);
  part('.retry').onclick = () => line.isSeen ? start(line) : prepare(line);
  part('select').onchange = () => start(line, part('select').value);
  kept?.keepFile(line);
  find('.files').append(item);
  lines.push(line);
  line.isSeen = !/^image\//.test(file.type);
  if (line.isSeen) return start(line);
  part('input').hidden = false;
  prepare(line);
}

// One image at a time: a large one takes much memory.
function prepare(line) {
  stand(line, say('preparing'));
  looking = looking.then(() => lines.includes(line) && look(line).catch(() => refuse(line, say('gone'), true)));
}

async function look(line) {
  const { file, part } = line, select = part('select');
  const { versions, hasPosition } = await (await import(template.dataset.images)).look(file, part('canvas'));
  Object.assign(line.versions, versions);
  line.hasPosition = hasPosition;
  line.isSeen = true;
  for (const option of [...select.options]) {
    if (line.versions[option.value]) option.prepend(`${inBytes(line.versions[option.value].size)} · `);
    else option.remove();
  }
  select.hidden = select.length < 2;
  if (lines.includes(line)) start(line, select.value = [kept?.asOf(line.name).version, navigator.connection?.saveData ? 'light' : '', 'lighter', 'original'].find(name => line.versions[name]));
}

function remove(line) {
  const next = line.item.nextElementSibling || line.item.previousElementSibling;
  stop(line);
  lines.splice(lines.indexOf(line), 1);
  kept?.removeFile(line.name);
  line.item.remove();
  (next?.querySelector('.remove') || choice).focus();
  find('.few').textContent = '';
  show();
}

// ---- Leaving, one after the other.
function start(line, version = line.version) {
  if (version !== line.version) stop(line);
  line.version = version;
  const { part, hasPosition } = line, content = contentOf(line), job = line.job = new AbortController();
  part('.hint').textContent = inBytes(content.size);
  tell(line, hasPosition && version === 'original');
  stand(line);
  if (!content.size) return refuse(line, say('empty'));
  if (content.size > most) return refuse(line, say('large', inBytes(content.size), inBytes(most)));
  leaving = leaving.then(() => job.signal.aborted || leave(line, content, job.signal));
  show();
}

// What this browser does not find in a photo, the server does.
function tell({ part, versions }, tells) {
  part('.position').textContent = tells ? say(versions.lighter || versions.light ? 'position' : 'positionOnly') : '';
  part('label').hidden = !tells;
}

function stop(line) {
  line.job?.abort();
  if (line.job) uploads?.erase(`${line.mark} ${line.version}`, line.key);
  line.key = '';
}

async function leave(line, content, signal) {
  const { part } = line, bar = part('progress'), state = part('.state');
  bar.max = content.size;
  bar.hidden = content.size < BarBytes;
  const moved = bytes => {
    bar.value = bytes;
    state.textContent = bar.hidden ? '' : say('progress', inBytes(bytes), inBytes(content.size));
  };
  const cut = () => { state.textContent = say('cut'); };
  try {
    uploads = await import(template.dataset.uploads);
    moved(0);
    const { key, isKnown, refusal, tells } = await uploads.upload(content, nameOf(line), `${line.mark} ${line.version}`, { signal, moved, cut, before: line.file.size });
    if (signal.aborted) return;
    if (!key) return refuse(line, refusal || say('gone'), true);
    if (tells && !line.hasPosition) wait(false); // who learns it only now decides first
    line.key = key;
    tell(line, tells);
    bar.hidden = true;
    state.textContent = say(isKnown ? 'known' : 'whole');
    show();
  } catch (failure) {
    if (!signal.aborted) refuse(line, say(/^Not(Readable|Found)/.test(failure.name) ? 'unreadable' : 'gone'), true);
  }
}

// How a line stands: on its way, or refused for a reason.
function stand(line, state = '', refusal = '', mayRetry = false) {
  const { item, part } = line;
  line.isRefused = item.classList.toggle('refused', !!refusal);
  part('.state').textContent = state;
  part('.error').textContent = refusal;
  part('.retry').hidden = !mayRetry;
}

function refuse(line, sentence, mayRetry) {
  stand(line, '', sentence, mayRetry);
  line.part('progress').hidden = true;
  wait(false);
}

// ---- Sending: the message waits for its files, and takes those along that are whole.
function show() {
  const price = priceOf(lines.filter(line => line.isSeen && !line.isRefused));
  if (find('.price').textContent !== price) find('.price').textContent = price;
  tray.hidden = !lines.length && !find('.few').textContent;
  if (!waits || lines.some(isUnderWay)) return;
  wait(false);
  composer.requestSubmit();
}

function priceOf(attached) {
  const sum = sizeOf => attached.reduce((all, line) => all + sizeOf(line), 0);
  const bytes = sum(line => contentOf(line).size), least = sum(({ versions }) => (versions.light || versions.lighter || versions.original).size);
  const light = least < bytes ? 'Light' : '';
  return !bytes ? ''
    : people > 1 ? say('manyPeople' + light, inBytes(bytes), people, inBytes(bytes * people), inBytes(least * people))
    : say('one' + light, inBytes(bytes), inBytes(least));
}

function wait(isAsked) {
  waits = isAsked;
  find('.waiting').hidden = !waits;
  show();
}

document.addEventListener('submit', event => {
  if (event.target !== composer || !lines.some(isUnderWay)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  wait(true);
}, true);

composer.addEventListener('formdata', ({ formData }) => lines.filter(line => line.key).forEach(({ key, part }) => {
  formData.append('file', key);
  if (part('input').value) formData.append('alt-' + key, part('input').value);
  if (!part('label').hidden && part('label input').checked) formData.append('forget', key);
}));

// What goes with a message waits with it, and comes back with it (writing.js).
composer.addEventListener('leave', ({ detail: said }) => {
  if (!lines.length) return;
  said.lines = lines.splice(0);
  said.names = said.lines.filter(line => line.key).map(line => line.file.name);
  said.files = said.lines.map(line => line.name);
  if (tray.contains(document.activeElement)) composer.m.focus();
  said.lines.forEach(line => line.item.remove());
  find('.few').textContent = '';
  show();
});

composer.addEventListener('sent', ({ detail: said }) => said.lines?.forEach(line => uploads?.forget(`${line.mark} ${line.version}`)));

composer.addEventListener('back', ({ detail: said }) => {
  lines.unshift(...said.lines);
  find('.files').prepend(...said.lines.map(line => line.item));
  show();
});

document.addEventListener('dragover', ({ dataTransfer }) => composer.classList.toggle('drop', dataTransfer.types.includes('Files')));
['dragleave', 'drop'].forEach(event => document.addEventListener(event, () => composer.classList.remove('drop')));

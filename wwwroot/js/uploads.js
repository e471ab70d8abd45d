// Puts files on line by the tus protocol 1.0. What is cut goes on where it stopped, also after a reload.
const MostSliceBytes = 5e6, LeastSliceBytes = 25e4, QuietSeconds = 45, PauseSeconds = 30, DayMilliseconds = 864e5, MostFailures = 12;
const Tus = { 'Tus-Resumable': '1.0.0' };
const { subtle } = crypto; // not on plain http from elsewhere than this machine

// Where an upload stopped is kept on the device, for who began it only, as long as the server keeps it.
const recall = mark => localStorage[mark]?.split(' ')[0];
const forget = mark => { delete localStorage[mark]; };
const keep = (mark, address) => {
  if (localStorage.me === document.getElementById('pulse').dataset.me) localStorage[mark] = `${address} ${Date.now()}`;
};
Object.keys(localStorage).filter(key => /^up /.test(key) && Date.now() - localStorage[key].split(' ')[1] > DayMilliseconds).forEach(forget);

const text = bytes => String.fromCharCode(...bytes);
const digest = async bytes => new Uint8Array(await subtle.digest('SHA-256', bytes));
const hashOf = async content => [...await digest(await content.arrayBuffer())].map(byte => byte.toString(16).padStart(2, '0')).join('');
const passes = status => !status || [409, 423, 429, 460].includes(status) || status >= 500 && status !== 507;

// One request and its answer, whose status is 0 when none came.
const ask = (method, address, headers, body, { signal, moved } = {}) => new Promise(answered => {
  const request = new XMLHttpRequest(), abort = () => request.abort();
  let quiet;
  const wait = () => {
    clearTimeout(quiet);
    quiet = setTimeout(abort, QuietSeconds * 1000);
  };
  request.open(method, address);
  Object.entries(headers).forEach(([name, value]) => request.setRequestHeader(name, value));
  if (moved) {
    request.upload.onprogress = ({ loaded }) => {
      wait();
      moved(loaded);
    };
  }
  request.onloadend = () => {
    clearTimeout(quiet);
    answered(request);
  };
  signal?.addEventListener('abort', abort);
  wait();
  request.send(body);
});

const pause = (seconds, signal) => new Promise(done => {
  setTimeout(done, seconds * (500 + Math.random() * 500));
  window.addEventListener('online', done, { once: true });
  signal.addEventListener('abort', done, { once: true });
});

// What the server says of it, a piece of a page; nothing where a proxy has answered.
const sentence = ({ responseText }) =>
  new DOMParser().parseFromString(responseText, 'text/html').querySelector('.error')?.textContent.trim();

// Comes back with the upload's key, or with the server's refusal. `moved` hears how many bytes have gone, `cut` that the connection broke.
export async function upload(content, name, mark, { signal, moved, cut, before }) {
  const htmx = { 'HX-Request': 'true' };
  let address = recall(mark), at = null, hash = '', slice = 1e6, failures = 0;
  if (subtle && !address) hash = await hashOf(content).catch(() => ''); // what memory cannot hold is sent unasked

  const isKnown = () => ask('POST', '/uploads/known', htmx, new URLSearchParams({ hash, name, size: content.size }), { signal });
  const begin = () => ask('POST', '/uploads', {
    ...Tus, ...htmx, 'Upload-Length': content.size, 'Upload-Metadata': 'filename ' + btoa(text(new TextEncoder().encode(name))) + ',before ' + btoa(before),
  }, null, { signal });
  const goOn = async () => {
    const piece = await content.slice(at, at + slice).arrayBuffer(), start = performance.now();
    const checksum = subtle ? { 'Upload-Checksum': 'sha256 ' + btoa(text(await digest(piece))) } : {};
    const answer = await ask('PATCH', address, { ...Tus, ...htmx, ...checksum, 'Upload-Offset': at, 'Content-Type': 'application/offset+octet-stream' },
      piece, { signal, moved: bytes => moved(at + bytes) });
    slice = Math.max(LeastSliceBytes, Math.min(MostSliceBytes, performance.now() - start < 4000 ? slice * 2 : slice / 2));
    return answer;
  };

  while (!signal.aborted) {
    const answer = await (!address ? hash ? isKnown() : begin() : at === null ? ask('HEAD', address, Tus, null, { signal }) : goOn());
    const { status } = answer, isOver = status === 404 || status === 410, far = at;
    if (signal.aborted) break;
    if (status >= 200 && status < 300) {
      if (!address && hash) return { key: answer.getResponseHeader('Upload-Key'), isKnown: true, tells: answer.getResponseHeader('Upload-Tells') };
      address ||= new URL(answer.getResponseHeader('Location'), location).pathname;
      keep(mark, address);
      at = +answer.getResponseHeader('Upload-Offset');
      if (at > far) failures = 0;
      moved(at);
      if (at === content.size) return { key: address.split('/').pop(), tells: answer.getResponseHeader('Upload-Tells') };
    } else if (isOver && hash && !address) {
      hash = '';
    } else if (!passes(status) && !(isOver && address) || status && failures > MostFailures) {
      return { refusal: sentence(answer) };
    } else {
      if (isOver) {
        forget(mark);
        address = '';
      }
      if (!status) cut();
      at = null;
      await pause(Math.min(PauseSeconds, 2 ** failures++ - 1), signal);
    }
  }
  return {};
}

// Takes an upload back, whole or not.
export function erase(mark, key) {
  const address = key ? '/uploads/' + key : recall(mark);
  forget(mark);
  if (address) ask('DELETE', address, Tus);
}

export { forget };

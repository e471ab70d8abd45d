// One message after the other, again and again until the server answers.
const MostKeptAlive = 15_000; // characters: browsers refuse to keep more than 64 KiB alive
const LeastLimitSeconds = 10, MostLimitSeconds = 60, MostPauseSeconds = 30;
let isBusy, failures = 0, wake = () => {};

const pause = seconds => new Promise(done => {
  wake = done;
  setTimeout(done, seconds * 1000 * (.5 + Math.random() / 2));
});
const passes = status => [0, 408, 429, 502, 503, 504].includes(status);

async function leave() {
  wake();
  if (isBusy || !outbox.length) return;
  isBusy = true;
  await lock('out ' + tab, async () => {
    while (outbox.length && isOurs()) await attempt(outbox[0]);
    isBusy = false;
  });
}

async function attempt(said) {
  const { status, text, headers } = await post(said);
  if (said.isOver) return;
  if (status === 401) {
    app.signInAgain();
    return new Promise(() => {}); // it waits for the sign-in
  }
  if (!passes(status)) {
    failures = 0;
    return status < 300 ? acknowledge(said, status, text, headers) : refuse(said, sentenceOf(text));
  }
  failures++;
  tell(said, words.waits);
  await pause(+headers?.get('Retry-After') || Math.min(MostPauseSeconds, 2 ** (failures - 1)));
}

// One request and its answer, with status 0 where none came in time.
async function post(said) {
  const job = said.job = new AbortController();
  const timer = setTimeout(() => job.abort(), 1000 * Math.min(MostLimitSeconds, LeastLimitSeconds * 2 ** failures));
  try {
    const response = await fetch(said.to, {
      method: 'POST',
      headers: { 'HX-Request': 'true', T: said.key, 'Content-Type': 'application/x-www-form-urlencoded' },
      // A stream shows this page its own messages; else the answer does.
      body: said.body + (isHere(said) && !app.isStreaming() ? '&t=' + tab : ''),
      referrer: '',
      keepalive: said.body.length < MostKeptAlive, // it goes out even when the page is left at once
      signal: job.signal,
    });
    const text = await response.text(), { status, headers } = response;
    // What a stranger's network answers in the server's place is no answer.
    return status === 200 && !/ id="m\d/.test(text) ? { status: 0 } : { status, text, headers };
  } catch {
    return { status: 0 };
  } finally {
    clearTimeout(timer);
  }
}

async function acknowledge(said, status, text, headers) {
  const to = headers.get('HX-Redirect');
  const taken = take(said);
  end(said, status === 200);
  said.files?.forEach(removeFile);
  composer?.dispatchEvent(new CustomEvent('sent', { detail: said }));
  returned = {};
  if (!isHere(said)) return;
  byId('said').textContent = '';
  if (to) taken.then(() => { location = to; });
  if (status !== 200) return;
  await htmx.swap({ text, sourceElement: composer, target: list, swap: 'beforeend' });
  app.tellOtherTabs();
}

on(window, 'online', leave);

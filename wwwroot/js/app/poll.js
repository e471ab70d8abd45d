// The poll asks for what is newer than the version that the page knows. The server answers when there is something.
let version = pulse.dataset.v, hold = +(sessionStorage.hold || 25), failures = 0, control;

// One poll at a time.
let turn = Promise.resolve();
const pollInTurn = (seconds, isLive) => turn = turn.then(() => poll(seconds, isLive));

// Holds for so many seconds; a live one may be answered by a stream.
async function poll(seconds, isLive) {
  const start = performance.now(), here = new AbortController(), readBefore = lastRead;
  // What is looked at is told at no request of its own by the first poll of a page, and of one that comes in sight again.
  const read = isBack && isToTell() ? '&n=' + (lastRead = lastSeen) : '';
  isBack = false;
  let timer, isLate;
  const within = limit => {
    clearTimeout(timer);
    timer = setTimeout(() => { isLate = true; here.abort(); }, limit * 1000);
  };
  within(isLive ? 5 : seconds + 15);
  if (seconds) control = here;
  try {
    const response = await fetch(`/pulse?${pulse.dataset.q}t=${tab}&h=${seconds}${read}${isLive ? '&s=1' : ''}`, {
      headers: { 'If-None-Match': `"${version}"`, 'HX-Request': 'true' },
      referrer: '',
      signal: here.signal,
    });
    const { status, headers } = response, tag = headers.get('etag');
    if (status === 401) {
      if (!isSubmitting) signInAgain();
      return new Promise(() => {});
    }
    if (headers.get('hx-refresh')) return beginAnew();
    if (status !== 200 && status !== 304) throw status;
    if (isLive && tag) avoidStreams();
    else if (isLive) await readStream(response.body, () => within(75));
    if (tag) {
      if (status === 200) await show(await response.text());
      version = tag.replace(/\D/g, '');
      if (seconds && performance.now() - start > seconds * 900) hold = Math.min(seconds * 2, 240);
      if (seconds && status === 200) tellOtherTabs();
    }
    succeed();
  } catch (failure) {
    if (read) lastRead = readBefore;
    if (here.signal.aborted && !isLate || sleeps()) return; // the page is being left or put away
    if (isLate && isLive && !isStreaming) return avoidStreams();
    if (isLive && isStreaming) return; // a stream broke off: ask again
    failures++;
    hold = 25;
    byId('offline').hidden = false;
  } finally {
    if (isLive) isStreaming = false;
    clearTimeout(timer);
    sessionStorage.hold = hold;
  }
}

function succeed() {
  if (failures) {
    tellOtherTabs();
    window.dispatchEvent(new Event('online')); // whatever the browser thinks
  }
  failures = 0;
  byId('offline').hidden = true;
}

const show = text => htmx.swap({ text, sourceElement: pulse, target: pulse, swap: 'none' });

// A poll's answer may stay open, and bring one part after another.
let isStreaming;

// A proxy that keeps an answer until it is whole makes streams useless for a while.
const canStream = () => window.TextDecoderStream && !(Date.now() < sessionStorage.plain);
const avoidStreams = () => { sessionStorage.plain = Date.now() + 6e5; };

// Parts end with a zero character.
async function readStream(body, whenHeard) {
  let text = '';
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    whenHeard();
    isStreaming = true;
    succeed();
    const parts = (text + value).split('\0');
    text = parts.pop();
    for (const part of parts) await take(part);
  }
}

// A part is HTML, a line feed, and by how much the version grows; or "?" where there is something to ask for.
async function take(part) {
  if (part === '?' && !isLeaving) await poll(0);
  const end = part.lastIndexOf('\n');
  if (end > 0) await show(part.slice(0, end));
  if (end >= 0) version = +version + +part.slice(end + 1);
  if (end > 0 || part === '?') tellOtherTabs();
}

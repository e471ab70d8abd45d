// Finds the places where marked texts are shown on a page (Mark.cs), and tries other texts there.
(() => {
const Mark = /צצ([א-ת])\1/g;
const Link = 'https://exemple.fr/';
const ShownAttributes = ['title', 'alt', 'aria-label', 'placeholder', 'value', 'label', 'aria-description'];
const SentAttributes = ['value', 'data-text'];
let planted, queried, taken = [];

const styleOf = element => getComputedStyle(element);
const isInline = element => styleOf(element).display === 'inline';
const textNodes = root => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes.filter(node => !node.parentElement.closest('script,style,title,template'));
};

const blockOf = node => {
  let block = node.parentElement;
  while (isInline(block)) block = block.parentElement;
  return block;
};

// The text nodes that stand on the same lines as this one: a paragraph of the bidirectional algorithm.
const runOf = (node, block) => {
  const runs = [[]];
  const walk = element => element.childNodes.forEach(child => {
    if (child.nodeType === Node.TEXT_NODE) runs.at(-1).push(child);
    else if (child.nodeType === Node.ELEMENT_NODE && isInline(child) && child.tagName !== 'BR') walk(child);
    else runs.push([]);
  });
  walk(block);
  return runs.find(nodes => nodes.includes(node));
};

// What stands there and is not the person's.
const foreign = text => Object.values(planted)
  .reduce((rest, mark) => rest.replaceAll(mark, ''), text)
  .replaceAll(Link, '')
  .replace(/…/g, '')
  .trim();
const isWithinIsolates = (text, at) => {
  let open = 0;
  for (const character of text.slice(0, at)) open += character === '\u2068' ? 1 : character === '\u2069' ? -1 : 0;
  return open > 0 && text.includes('\u2069', at);
};

function whyTextIsNotApart(node, at) {
  const block = blockOf(node), run = runOf(node, block);
  for (let element = node.parentElement; element !== block; element = element.parentElement) {
    if (/isolate|plaintext/.test(styleOf(element).unicodeBidi) && !foreign(element.textContent)) return '';
  }
  const text = run.map(other => other.data).join('');
  const start = run.slice(0, run.indexOf(node)).reduce((length, other) => length + other.data.length, at);
  if (!foreign(text) || isWithinIsolates(text, start)) return '';
  return `stands unisolated in "${text.trim()}"`;
}

const whyStringIsNotApart = (text, at) => !foreign(text) || isWithinIsolates(text, at) ? '' : `stands unisolated in "${text}"`;

// Marks of letters that pile up are not painted over what stands above and below.
const isClipped = node => {
  const block = blockOf(node), text = block.textContent.trim();
  for (let element = block; element && element.textContent.trim() === text; element = element.parentElement) {
    if (styleOf(element).overflowY !== 'visible') return true;
  }
  return false;
};

const nameOf = element => element.tagName.toLowerCase() + (element.id && !/\d/.test(element.id) ? '#' + element.id : '')
  + [...element.classList].filter(name => !/^h\d+$/.test(name)).map(name => '.' + name).join('');
const pathOf = element => {
  const names = [];
  for (; element && names.length < 4; element = element.parentElement) names.unshift(nameOf(element));
  return names.join('>');
};

// Where marked texts are, and what is wrong there.
function look(marks, query) {
  planted = marks;
  queried = query; // of which single words are shown
  taken = [];
  const places = [], problems = [];
  const note = (place, field, why) => {
    places.push(`${place} ${field}`);
    if (why) problems.push(`${place} ${why}`);
  };
  for (const node of textNodes(document.body)) {
    for (const { 1: letter, index } of node.data.matchAll(Mark)) {
      const place = pathOf(node.parentElement), isOption = node.parentElement.matches('option,textarea');
      note(place, letter, isOption ? '' : whyTextIsNotApart(node, index));
      const whole = blockOf(node).textContent;
      if (letter !== queried && !whole.includes(planted[letter])) problems.push(`${place} shows "${whole}"`);
      if (!isOption && !isClipped(node)) problems.push(`${place} is not clipped`);
      if (!isOption) taken.push({ node, letter, place: `${place} ${letter}` });
    }
  }
  for (const element of document.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      const attribute = `${pathOf(element)}[${name}]`;
      const isActive = /^on|^style$/.test(name) || /^\s*(javascript|vbscript|data):/i.test(value);
      if (isActive) problems.push(`${attribute} is ${value}`);
      for (const { 1: letter, index } of value.matchAll(Mark)) {
        const isOwn = name === 'value' && element.matches('input');
        if (isOwn || SentAttributes.includes(name) && element.matches('input,option,button')) note(attribute, letter);
        else if (ShownAttributes.includes(name)) note(attribute, letter, whyStringIsNotApart(value, index));
        else problems.push(`${attribute} is ${value}`);
        if (letter !== queried && !value.includes(planted[letter])) problems.push(`${attribute} is ${value}`);
      }
    }
  }
  const { title } = document;
  for (const { 1: letter, index } of title.matchAll(Mark)) note('title', letter, whyStringIsNotApart(title, index));
  if (document.querySelector('u')) problems.push('a text became an element');
  if (window.nasty) problems.push('a text ran');
  return { places, problems, fields: fieldsOf(), tried: taken.map(({ place }) => place) };
}

// The fields in which one can type.
const fieldsOf = () => [...document.querySelectorAll('textarea, input')]
  .filter(field => !field.readOnly && !/hidden|checkbox|radio|password|file/.test(field.type))
  .map(field => `${formOf(field)} ${field.name || field.ariaLabel}`);
const formOf = ({ form }) => form ? new URL(form.getAttribute('action') || location, location).pathname : '';

const rectsOf = (node, start = 0, end = node.data.length) => {
  if (!node.data.slice(start, end).trim()) return [];
  const range = document.createRange();
  range.setStart(node, start);
  range.setEnd(node, end);
  return clip([...range.getClientRects()], node.parentElement);
};

// What of some boxes can be seen.
function clip(rects, element) {
  for (; element && element !== document.body; element = element.parentElement) {
    if (styleOf(element).overflowX === 'visible') continue;
    const box = element.getBoundingClientRect();
    rects = rects.map(({ left, right, top, bottom }) => ({
      left: Math.max(left, box.left),
      right: Math.min(right, box.right),
      top: Math.max(top, box.top),
      bottom: Math.min(bottom, box.bottom),
    })).filter(({ left, right, top, bottom }) => right - left > 1 && bottom - top > 1);
  }
  return rects;
}

const overlap = (one, other) => Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2
  && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 4;

// What stays in sight over the page as it scrolls.
const isOnTop = element => !!element && (/sticky|fixed/.test(styleOf(element).position) || isOnTop(element.parentElement));

// The places on this page that no other page had, each with what stands around it.
const prepare = known => taken
  .filter(({ place }, i) => !known.includes(place) && i === taken.findIndex(other => other.place === place))
  .filter(({ node }) => rectsOf(node).length)
  .map(({ node, letter, place }) => {
    const block = blockOf(node), run = runOf(node, block), row = node.parentElement.closest('li') || block.parentElement;
    const start = node.data.search(Mark), { data } = node;
    const mark = [planted[letter], ...data.slice(start).match(/^[^\s…\u2069]+/)].find(text => data.startsWith(text, start));
    return {
      node, letter, place, data, start, block, run,
      before: data.slice(0, start),
      after: data.slice(start + mark.length),
      isSentence: data[start - 1] === '\u2068',
      others: textNodes(row).filter(other => !run.includes(other) && other.data.trim() && !isOnTop(other.parentElement)),
    };
  });

// What is before a text in its line stays on the left, what is after it on the right.
function whyOutOfOrder({ node, before, after, run, block, start }) {
  if (styleOf(block).direction !== 'ltr') return '';
  const end = node.data.length - after.length, mine = rectsOf(node, start, end), at = run.indexOf(node);
  const isForeign = text => foreign(text) && !Object.values(planted).some(mark => mark.includes(text.trim()));
  const around = nodes => nodes.filter(other => isForeign(other.data)).flatMap(other => rectsOf(other));
  const lead = [...around(run.slice(0, at)), ...foreign(before) ? rectsOf(node, 0, start) : []];
  const rest = [...foreign(after) ? rectsOf(node, end) : [], ...around(run.slice(at + 1))];
  const isBeside = (one, other) => Math.abs(one.bottom - other.bottom) < 4;
  const isAfter = one => mine.some(other => isBeside(one, other) && one.left > other.left + 2);
  const isBefore = one => mine.some(other => isBeside(one, other) && one.right < other.right - 2);
  return lead.some(isAfter) ? 'displaces what is before it' : rest.some(isBefore) ? 'displaces what is after it' : '';
}

function whyLayoutBreaks(spot) {
  const mine = spot.run.flatMap(node => rectsOf(node));
  if (mine.some(({ left, right }) => left < -1 || right > innerWidth + 1)) return 'leaves the window';
  if (spot.others.some(other => rectsOf(other).some(one => mine.some(two => overlap(one, two))))) return 'covers its neighbour';
  return whyOutOfOrder(spot);
}

const scrolls = () => [document.documentElement, ...document.querySelectorAll('main, aside, .scroll, #messages, dialog[open]')]
  .filter(element => element.scrollWidth > element.clientWidth + 1 && styleOf(element).overflowX !== 'hidden')
  .map(element => `${nameOf(element)} scrolls sideways`);

// Puts texts at the places that are not known yet, one at all of them at a time.
function put({ texts, known }) {
  const spots = prepare(known), problems = [];
  const most = Math.max(0, ...Object.values(texts).map(list => list.length));
  for (let i = 0; i < most && spots.length && problems.length < 20; i++) {
    // In a sentence, the server closes what a text opens: that is tried with real texts.
    const tried = spots.filter(({ letter, isSentence }) => texts[letter]?.[i]
      && !(isSentence && /[\u202A-\u202E\u2066-\u2069]/.test(texts[letter][i])));
    for (const { node, before, after, letter } of tried) node.data = before + texts[letter][i] + after;
    for (const spot of tried) {
      const why = whyLayoutBreaks(spot);
      if (why) problems.push(`${spot.place} ${why}: ${texts[spot.letter][i].slice(0, 60)}`);
    }
    problems.push(...scrolls().map(what => `${what} with text ${i}`));
    for (const { node, data } of tried) node.data = data;
  }
  return { problems };
}

window.places = { look, put };
})();

// What the page holds, and how the other files reach it.
const byId = id => document.getElementById(id);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const make = (tag, properties) => Object.assign(document.createElement(tag), properties);
const on = (target, events, act) => events.split(' ').forEach(event => target.addEventListener(event, act));

const pulse = byId('pulse'), composer = byId('composer'), messages = byId('messages'), rows = byId('rows');
const scroller = messages?.parentNode, field = composer?.m, reply = byId('re'), sheet = byId('sheet');
const open = /c=(\d+)/.exec(pulse?.dataset.q)?.[1]; // the conversation that is open

// The number of a message, which its element carries as its id: m12.
const numberOf = item => +item.id.slice(1);
const allMessages = () => all('li[id^=m]', messages);
const lastNumber = () => numberOf(allMessages().pop() || { id: 'm0' });

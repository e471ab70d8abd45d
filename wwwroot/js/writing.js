// Sending. A message is kept on this device until the server has acknowledged it, and leaves again by itself until then:
// after a reload, from another page, or when the line is back. Its key makes sure that it is stored once.
// Gives what keeps files and a page that begins anew.
export const start = app => {
const { me, tab, composer, field, reply, draftKey } = app, scroller = document.querySelector('.scroll');
const byId = id => document.getElementById(id);
const all = selector => [...document.querySelectorAll(selector)];
const make = (tag, properties) => Object.assign(document.createElement(tag), properties);
const on = (target, events, act) => events.split(' ').forEach(event => target.addEventListener(event, act));
const isOurs = () => localStorage.me === me;
/*= require writing/database.js */
/*= require writing/outbox.js */
/*= require writing/quote.js */
/*= require writing/lines.js */
/*= require writing/refusal.js */
/*= require writing/attempts.js */
/*= require writing/files.js */
/*= require writing/sending.js */
/*= require writing/edits.js */
/*= require writing/anew.js */
const kept = { nameFile, asOf, keepFile, removeFile, beginAnew };
resume();
goOn();
return kept;
};

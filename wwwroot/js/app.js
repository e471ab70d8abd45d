// The script of every page: what HTML and htmx cannot do alone. No HTML is made here: the server writes all of it.
// Each "require" stands for the text of that file, in this order, and all of them for one closure, whose names are
// shortened (AssetSource.cs).
(() => {
/*= require app/page.js */
/*= require app/time-zone.js */
/*= require app/weigh.js */
if (!pulse) return; // nobody is signed in
/*= require app/tabs.js */
/*= require app/poll.js */
/*= require app/stream.js */
/*= require app/leader.js */
/*= require app/leaving.js */
/*= require app/requests.js */
/*= require app/updates.js */
/*= require app/notifications.js */
/*= require app/scroll.js */
/*= require app/reading.js */
/*= require app/sheet.js */
/*= require app/keyboard.js */
/*= require app/drafts.js */
/*= require app/composer.js */
follow();
})();

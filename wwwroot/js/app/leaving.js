// How a page is left, and how it comes back.
let isSubmitting = false, isLeaving = false, wasLeft;

// A page on its way out need not ask for more, and what it sends goes on without it.
// It may stay after all, where a file was all that came.
on(window, 'beforeunload', () => {
  isLeaving = wasLeft = true;
  setTimeout(() => { isLeaving = false; }, 5000);
});

// Signing out ends the session under the poll: the page is on its way already.
on(document, 'submit', event => {
  isSubmitting = !event.defaultPrevented;
  if (/sign-out/.test(event.target.action)) forget();
});

// A page that Back brings out of memory shows nothing before its session is known to live.
on(window, 'pageshow', event => {
  if (!event.persisted) return;
  document.body.hidden = true;
  if (composer) showDraft();
  poll(0).then(() => { document.body.hidden = false; });
});

// The page as a whole leads to the sign-in, and back here.
const signInAgain = () => beginAnew(true);

// It keeps what is on it (writing/anew.js). Nothing else happens here meanwhile.
function beginAnew(isUrgent) {
  write().then(kept => kept?.beginAnew(isUrgent)).finally(() => location.reload());
  return new Promise(() => {});
}

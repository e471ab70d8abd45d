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
  if (/sign-out/.test(event.target.action)) localStorage.clear();
});

// A page that Back brings out of memory shows nothing before its session is known to live.
on(window, 'pageshow', event => {
  if (!event.persisted) return;
  document.body.hidden = true;
  poll(0).then(() => { document.body.hidden = false; });
});

// The page as a whole leads to the sign-in, and back here.
function signInAgain() {
  if (composer) keepDraft(joinLines([...inFlight.map(said => said.text), field.value]));
  location.reload();
}

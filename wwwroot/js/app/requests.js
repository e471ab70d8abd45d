// Requests of htmx, as short as they can be.
on(document, 'htmx:config:request', ({ detail: { ctx } }) => { ctx.request.referrer = ''; });
on(document, 'htmx:before:request', event => {
  const { request, sourceElement } = event.detail.ctx;
  if (request.body instanceof URLSearchParams) {
    // Only what must be is escaped, and UTF-8 goes without saying.
    request.body = [...request.body]
      .map(([name, value]) => `${name}=${value.replace(/[%&+]/g, encodeURIComponent)}`)
      .join('&');
    request.headers['Content-Type'] = 'application/x-www-form-urlencoded';
  }
  ['HX-Source', 'HX-Target', 'HX-Current-URL', 'HX-Request-Type', 'Accept']
    .forEach(header => delete request.headers[header]);
  if (sourceElement.id === 'q' && sourceElement.value.trim().length < 2) event.preventDefault();
});
on(document, 'htmx:after:request', event => {
  if (event.detail.ctx.response.status === 401) {
    event.preventDefault();
    signInAgain();
  }
});

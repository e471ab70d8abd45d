// What was typed into the sheet in place of a message waits until it is stored, too.
const sheet = byId('sheet');
const edit = () => sheet.querySelector('textarea');
const editKey = () => 'edit' + edit().form.action.split('?')[0];

function keepEdit() {
  if (edit() && isOurs()) localStorage[editKey()] = edit().value;
}

if (sheet) {
  keepEdit();
  on(sheet, 'input', keepEdit);
  on(sheet, 'htmx:after:settle', () => {
    if (!edit() || !(editKey() in localStorage)) return;
    edit().value = localStorage[editKey()];
    edit().closest('details').open = true;
  });
  on(sheet, 'htmx:after:request', ({ detail: { ctx } }) => {
    if (ctx.response.status === 204 && edit()) delete localStorage[editKey()];
  });
}

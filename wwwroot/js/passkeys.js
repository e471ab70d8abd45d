// Passkeys: a form with data-passkey asks the browser for one, and sends what it says. Without WebAuthn the form stays
// hidden, and the sentence after it says so.
(() => {
const { PublicKeyCredential: Credential } = window;
for (const form of Credential?.parseCreationOptionsFromJSON ? document.querySelectorAll('[data-passkey]') : []) {
  form.hidden = false;
  form.nextElementSibling.hidden = true;
  form.addEventListener('submit', async event => {
    event.preventDefault();
    const button = form.querySelector('button'), alert = form.querySelector('[role=alert]'), options = JSON.parse(form.dataset.passkey);
    button.disabled = true;
    alert.textContent = '';
    try {
      const credential = options.rp
        ? await navigator.credentials.create({ publicKey: Credential.parseCreationOptionsFromJSON(options) })
        : await navigator.credentials.get({ publicKey: Credential.parseRequestOptionsFromJSON(options) });
      form.credential.value = JSON.stringify(credential);
      form.submit();
    } catch {
      alert.textContent = form.dataset.failed;
      button.disabled = false;
    }
  });
}
})();

// The box that switches single keys off, on this device.
(() => {
const keys = document.getElementById('keys'), box = keys.querySelector('input');
keys.hidden = false;
box.checked = !/\bkeys=0/.test(document.cookie);
box.addEventListener('change', () => { document.cookie = `keys=${+box.checked};path=/;max-age=${box.checked ? 0 : 4e7};samesite=lax`; });
})();

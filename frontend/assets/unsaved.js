// Lets the browser ask before it closes or reloads a window in which something has not been saved.
const ask = event => event.preventDefault();

export function unsaved(changed) {
  if (changed) {
    window.addEventListener('beforeunload', ask);
  } else {
    window.removeEventListener('beforeunload', ask);
  }
}

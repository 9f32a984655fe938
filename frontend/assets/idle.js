// Says before a session ends that it will. Keys and pointers are reported to the server, at most once in a while; the
// windows of one browser tell each other through the local storage, and the server has the last word.
const SEEN = 'kunci.seen';
const ACTIVITY = ['keydown', 'pointerdown', 'wheel', 'touchstart'];

let here = null;

/** All times in milliseconds: idle time allowed, time left at most, how long before the end to say so, how often to report. */
export function idle(notice, allowed, longest, before, every) {
  const last = Date.now() + longest;
  sessionStorage.setItem('kunci.signed-in', 'yes');
  here?.abort();
  const watching = here = new AbortController();
  let told = Date.now();
  let timer;
  localStorage.setItem(SEEN, told);
  const seen = () => Math.max(told, Math.min(Number(localStorage.getItem(SEEN)) || 0, Date.now()));

  const again = wait => {
    clearTimeout(timer);
    if (!watching.signal.aborted) {
      timer = setTimeout(look, Math.max(wait, 1000));
    }
  };

  const look = () => {
    const left = Math.min(seen() + allowed, last) - Date.now();
    notice.hidden = left > before;
    notice.classList.toggle('last', last - Date.now() <= before);
    if (left > 0) {
      again(left > before ? left - before : left);
      return;
    }
    notice.$server.left().then(more => {
      if (more > 0) {
        told = Date.now() + Math.min(more - allowed, 0);
        again(more - before);
      }
    });
  };

  const active = event => {
    if (event.isTrusted && Date.now() - told >= every) {
      told = Date.now();
      localStorage.setItem(SEEN, told);
      notice.$server.seen();
      look();
    }
  };

  ACTIVITY.forEach(kind =>
    window.addEventListener(kind, active, {capture: true, passive: true, signal: watching.signal}));
  watching.signal.addEventListener('abort', () => clearTimeout(timer));
  look();
}

// Where the keyboard focus goes when the page changes under it: after a navigation, when what had it has been drawn
// again, and when it is gone. Nothing here takes the focus from something a person has chosen.
const SETTLES = 1000;
const nowhere = () => !document.activeElement || document.activeElement === document.body;

let last = null;
addEventListener('focusin', event => last = event.target);

/**
 * Says which page is there now, and moves the focus into it where the link that led here is gone or stands outside. The
 * first page of a window is not announced: browsers do that.
 */
export function arrived(announcer, path, title) {
  const content = document.getElementById('content');
  if (announcer.arrived && announcer.arrived !== path) {
    const until = performance.now() + SETTLES;
    const move = () => {
      const focused = document.activeElement;
      const overlay = focused?.closest('vaadin-dialog, [role=dialog], [role=alertdialog]');
      if (content && !content.contains(focused) && !overlay) {
        content.focus({preventScroll: true});
      }
      if ((overlay || focused === content || focused === document.body) && performance.now() < until) {
        requestAnimationFrame(move);
      }
    };
    setTimeout(move);
    setTimeout(() => announcer.textContent = title, 150);
  }
  announcer.arrived = path;
}

/**
 * Gives the focus back to the element that had it, where it was only moved, or else to what stands in its place: of the
 * same kind, and named alike.
 */
export function focusRestored(drawn) {
  if (!last || !nowhere()) {
    return;
  }
  const name = part => part.id || part.getAttribute('aria-label') || part.textContent;
  const alike = () => [...drawn.querySelectorAll(last.localName)].find(part => name(part) === name(last));
  (drawn.contains(last) ? last : last.isConnected ? null : alike())?.focus();
}

/**
 * Gives the focus to an element, of a table to the cell that is next when tabbing, unless something else has it. A dialog
 * that closes may take it along once more.
 */
export function focusGiven(next) {
  const until = performance.now() + SETTLES;
  const give = () => {
    const had = document.activeElement;
    const lost = !had || had === document.body || !had.checkVisibility();
    const rows = next.shadowRoot?.querySelector('#items');
    if (lost) {
      (rows?.querySelector('[tabindex="0"]') ?? rows?.querySelector('tr:not([hidden]) > td') ?? next).focus();
    }
    if ((lost || had === next || had.closest('vaadin-dialog')) && performance.now() < until) {
      requestAnimationFrame(give);
    }
  };
  requestAnimationFrame(() => setTimeout(give));
}

/** Focuses a field in a popover until it has kept the focus for some frames: popovers that open and close take it too. */
export function focusKept(field) {
  const until = performance.now() + SETTLES;
  const popover = field.closest('vaadin-popover');
  let kept = 0;
  const take = () => {
    if (!popover?.opened) {
      return;
    }
    const focused = document.activeElement;
    if (field.contains(focused)) {
      kept++;
    } else if (kept && popover.contains(focused)) {
      return;
    } else {
      field.focus();
    }
    if (kept < 10 && performance.now() < until) {
      requestAnimationFrame(take);
    }
  };
  requestAnimationFrame(take);
}

// The keys of the command palette. Arrows mark an option, Enter goes to the marked one. Where the answer to what was typed
// is still on its way, Enter waits for that one, whatever earlier answers come in between.
const OPENING_FRAMES = 30;

export function palette(box) {
  const input = box.querySelector('input');
  const options = () => [...box.querySelectorAll('[role=option]')];

  function mark(next) {
    options().forEach(option => option.setAttribute('aria-selected', String(option === next)));
    if (next) {
      input.setAttribute('aria-activedescendant', next.id);
      next.scrollIntoView({block: 'nearest'});
    } else {
      input.removeAttribute('aria-activedescendant');
    }
  }

  /** The options are those for this text. */
  box.answered = '';
  box.answer = text => {
    box.answered = text;
    mark(options()[0]);
    if (box.going === text && input.value === text) {
      box.going = null;
      options()[0]?.click();
    }
  };

  input.addEventListener('input', () => box.going = null);
  input.addEventListener('keydown', event => {
    const all = options();
    const now = all.findIndex(option => option.getAttribute('aria-selected') === 'true');
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (step) {
      event.preventDefault();
      if (all.length) {
        mark(all[(now + step + all.length) % all.length]);
      }
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (input.value === box.answered) {
        all[now]?.click();
      } else {
        box.going = input.value;
      }
    }
  });
  mark(options()[0]);

  // A dialog takes the focus to itself while it opens. The field has it in the end, also where somebody types meanwhile,
  // and leaves it to the page that is gone to.
  let left = false;
  const focus = () => {
    if (!left && box.closest('vaadin-dialog')?.opened && document.activeElement !== input) {
      input.focus();
    }
  };
  input.addEventListener('blur', () => setTimeout(focus));
  box.addEventListener('click', event => {
    if (event.target.closest('[role=option]')) {
      left = true;
      input.blur();
    }
  });
  let frames = OPENING_FRAMES;
  const begin = () => {
    focus();
    if (--frames) {
      requestAnimationFrame(begin);
    }
  };
  setTimeout(begin);
}

// Fields and buttons that answer in the browser, because the server would be too late or may not do it.

/** A field whose content is looked up when it is pasted, or with Enter; leaving the field asks nothing. */
export function looksUp(field, event) {
  if (field.looksUp) {
    return;
  }
  field.looksUp = () => {
    field.inputElement.dispatchEvent(new Event('change', {bubbles: true}));
    field.dispatchEvent(new CustomEvent(event));
  };
  field.addEventListener('paste', () => setTimeout(field.looksUp));
  field.addEventListener('keydown', pressed => {
    if (pressed.key === 'Enter' && !pressed.isComposing) {
      field.looksUp();
    }
  });
}

/** Counts the letters of a field as they are typed, from `shown` letters on. */
export function counts(field, counter, limit, shown) {
  if (!field.countsTo) {
    const number = n => n.toLocaleString(document.documentElement.lang || undefined);
    field.addEventListener('input', () => {
      const typed = field.inputElement.value.length;
      counter.textContent = `${number(typed)} / ${number(field.countsTo)}`;
      counter.hidden = typed < shown;
      counter.classList.toggle('length--over', typed > field.countsTo);
    });
  }
  field.countsTo = limit;
}

function select(element) {
  const range = document.createRange();
  range.selectNodeContents(element);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}

/** A button that copies what another element shows; browsers allow that within the click alone. */
export function copies(button, source) {
  button.addEventListener('click', () => {
    select(source);
    if (navigator.clipboard) {
      navigator.clipboard.writeText(source.textContent);
    } else {
      document.execCommand('copy');
    }
  });
}

/** Copies a text and selects the element that shows it; fulfilled once the text has been copied. */
export function copied(element, text) {
  select(element);
  return navigator.clipboard.writeText(text).then(() => true);
}

/** Fills in the address of the sign-in form and focuses the password, once the form has drawn its fields. */
export function signsIn(form, address) {
  const email = form.querySelector('input[name=username]')?.parentElement;
  const password = form.querySelector('input[name=password]')?.parentElement;
  if (!email || !password) {
    requestAnimationFrame(() => signsIn(form, address));
    return;
  }
  email.value = address;
  setTimeout(() => password.focus());
}

// The keys of the queue of approvals. A field for a reason opens at once, without a word from the server, so that no
// letter is lost between two rows; what is decided goes to the server as the event "approvals-command".
const BESIDE = matchMedia('(width > 1000px)');
const OVERLAYS = ['dialog', 'confirm-dialog', 'popover', 'combo-box', 'multi-select-combo-box', 'select', 'menu-bar-submenu']
  .map(name => `vaadin-${name}[opened]`).join();
const MOVES = ['j', 'k', 'Escape'];
// Where there was nothing to decide, what is typed on as a reason asks for nothing else.
const PAUSE = 700;
const TYPING = 'input:not([type=checkbox]), textarea, select, [contenteditable]';

const marks = new CSSStyleSheet();
document.adoptedStyleSheets.push(marks);

export function workbench(bench) {
  if (bench.begin) {
    return;
  }
  const view = bench.closest('.view');
  const grid = bench.querySelector('vaadin-grid');
  const panel = bench.querySelector('.case');
  const box = panel.querySelector('.verdict');
  let current = '';
  // The row for which a reason is being typed, with the revision of its status when the field was opened.
  let asked = {row: '', revision: 0};
  let deaf = 0;

  const send = (name, verb = '', reason = '', about = {row: current, revision: 0}) =>
    bench.dispatchEvent(new CustomEvent('approvals-command', {detail: {name, verb, reason, ...about}}));
  const form = verb => box.querySelector(`.verdict-form[data-verb=${verb}]`);
  const opened = () => box.querySelector('.verdict-form:not([hidden])');
  // What is drawn in a row may still be of the one that stood there before; its item never is.
  const told = (row, name) => Object.entries(row?._item ?? {}).find(([key]) => key.endsWith(`_${name}`))?.[1];
  const rowId = row => told(row, 'askId');
  const rowOf = id => rows().find(row => rowId(row) === id);
  const state = id => told(rowOf(id), 'askState');
  const contents = cell => cell.querySelector('slot')?.assignedElements()[0];
  const rows = () => [...grid.shadowRoot.querySelectorAll('#items > tr')]
    .filter(row => !row.hidden && rowId(row))
    .sort((one, other) => one.index - other.index);
  const focusedCell = () => grid.shadowRoot.activeElement?.closest('td');

  function mark(row) {
    current = row ?? '';
    marks.replaceSync(current ? `vaadin-grid-cell-content:has(> [data-ask="${current}"]) {
      background: color-mix(in oklab, var(--aura-accent-color) 9%, transparent); }
      .ask[data-ask="${current}"][data-state] { --mark: var(--aura-accent-color); }` : '');
  }

  function focusRow(row) {
    const cells = [...(row?.children ?? [])];
    (cells.find(cell => contents(cell)?.querySelector('[data-state]')) ?? cells[0])?.focus({preventScroll: true});
  }

  function back() {
    focusRow(rowOf(current) ?? rows()[0]);
  }

  function move(key) {
    if (!focusedCell()) {
      back();
      return;
    }
    focusedCell().dispatchEvent(new KeyboardEvent('keydown', {key, code: key, bubbles: true, composed: true, cancelable: true}));
  }

  /** Goes on to the next row that waits; where there is none below, stays. */
  function next() {
    back();
    for (let steps = 0; steps < 200; steps++) {
      const before = current;
      move('ArrowDown');
      if (current === before || state(current) === 'pending') {
        return;
      }
    }
  }

  function open(verb, alone) {
    if (!alone && Number(box.dataset.many ?? 0) > 0) {
      send('many', verb);
      return;
    }
    if (!current || state(current) !== 'pending') {
      deaf = performance.now() + PAUSE;
      return;
    }
    close();
    asked = {row: current, revision: told(rowOf(current), 'askRevision')};
    const field = form(verb).querySelector('input');
    offer(form(verb), field);
    field.value = '';
    choose(form(verb), -1);
    count(field);
    form(verb).hidden = false;
    box.classList.add('verdict--open');
    panel.classList.add('case--open');
    field.focus();
    panel.scrollTop = 0;
  }

  /** The reasons as they were last used; they stay as they are while the field is open. */
  function offer(shown, field) {
    const list = shown.querySelector('.verdict-used');
    list.replaceChildren(...[...shown.querySelector('.verdict-offered').children].map((used, i) => {
      const option = document.createElement('li');
      option.id = `${field.id}-${i}`;
      option.setAttribute('role', 'option');
      option.textContent = used.textContent;
      return option;
    }));
    list.hidden = !list.children.length;
    field.setAttribute('aria-expanded', String(!list.hidden));
  }

  function close() {
    const shown = opened();
    box.classList.remove('verdict--open');
    if (shown) {
      shown.hidden = true;
      complain(shown);
    }
  }

  /** Says what is wrong with the reason: "missing" or "long"; with neither, nothing is. */
  function complain(shown, wrong) {
    const field = shown.querySelector('input');
    const words = wrong && shown.querySelector(`#verdict-${wrong}-${shown.dataset.verb}`);
    shown.querySelectorAll('.verdict-wrong').forEach(sentence => sentence.hidden = sentence !== words);
    field.setAttribute('aria-invalid', String(!!wrong));
    if (wrong) {
      field.setAttribute('aria-describedby', words.id);
    } else {
      field.removeAttribute('aria-describedby');
    }
  }

  const tooLong = field => field.value.trim().length > Number(field.dataset.most);

  function count(field) {
    const number = n => n.toLocaleString(document.documentElement.lang || undefined);
    const counter = field.closest('.verdict-form').querySelector('.length');
    counter.textContent = `${number(field.value.length)} / ${number(Number(field.dataset.most))}`;
    counter.classList.toggle('length--over', tooLong(field));
  }

  function choose(shown, index) {
    const options = [...shown.querySelectorAll('[role=option]')];
    const field = shown.querySelector('input');
    options.forEach((option, i) => option.setAttribute('aria-selected', String(i === index)));
    if (options[index]) {
      field.value = options[index].textContent;
      field.setAttribute('aria-activedescendant', options[index].id);
      complain(shown);
      count(field);
    } else {
      field.removeAttribute('aria-activedescendant');
    }
  }

  function apply(shown) {
    const field = shown.querySelector('input');
    const reason = field.value.trim();
    const missing = !reason && field.getAttribute('aria-required') === 'true';
    if (missing || tooLong(field)) {
      complain(shown, missing ? 'missing' : 'long');
      field.focus();
      return;
    }
    const verb = shown.dataset.verb;
    close();
    panel.classList.remove('case--open');
    send('decide', verb, reason, asked);
    next();
  }

  function inForm(event, shown) {
    const options = [...shown.querySelectorAll('[role=option]')];
    const chosen = options.findIndex(option => option.getAttribute('aria-selected') === 'true');
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (event.key === 'Enter' && event.target.matches('input')) {
      apply(shown);
    } else if (event.key === 'Escape') {
      close();
      back();
    } else if (step && options.length && event.target.matches('input')) {
      choose(shown, (chosen + step + options.length) % options.length);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  const keys = {
    j: () => move('ArrowDown'),
    k: () => move('ArrowUp'),
    x: () => current && send('select'),
    ' ': () => current && send('select'),
    a: () => open('approve'),
    r: () => open('revoke'),
    e: () => current && send('open'),
    u: () => send('undo'),
    '/': () => view.querySelector('.filters .filter-text')?.focus(),
    '?': () => send('help'),
    Escape: () => {
      panel.classList.remove('case--open');
      send('clear');
    },
  };

  function onKey(event) {
    if (!bench.isConnected) {
      document.removeEventListener('keydown', onKey, true);
      return;
    }
    const path = event.composedPath();
    const target = path[0];
    if (!event.isTrusted || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !target.matches
        || document.querySelector(OVERLAYS)) {
      return;
    }
    const shown = target.closest('.verdict-form');
    if (shown) {
      inForm(event, shown);
      return;
    }
    if (target.matches(TYPING)) {
      if (event.key === 'Escape' && target.closest('.filters vaadin-text-field')) {
        back();
      }
      return;
    }
    // With the focus nowhere, keys lead back to the list and do nothing else.
    const nowhere = target === document.body || target.id === 'content';
    if (!path.includes(bench) && !nowhere) {
      return;
    }
    const key = nowhere && event.key.startsWith('Arrow') ? {ArrowDown: 'j', ArrowUp: 'k'}[event.key] : event.key;
    if (!keys[key] || !MOVES.includes(key) && (nowhere || event.repeat) || key === ' ' && target.closest('button, a, vaadin-button, vaadin-checkbox')) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    if (performance.now() < deaf && !MOVES.includes(key)) {
      deaf = performance.now() + PAUSE;
      return;
    }
    keys[key]();
  }

  bench.addEventListener('click', event => {
    const button = event.target.closest('button');
    const row = event.target.closest('[data-ask]');
    const option = event.target.closest('.verdict [role=option]');
    if (button?.matches('.ask-verb')) {
      mark(row.dataset.ask);
      focusRow(rowOf(current));
      open(button.dataset.verb, true);
    } else if (button?.matches('.verdict-buttons button')) {
      mark(panel.dataset.case);
      open(button.dataset.verb, true);
    } else if (button?.matches('.verdict-apply')) {
      apply(button.closest('.verdict-form'));
    } else if (button?.matches('.verdict-cancel')) {
      close();
      back();
    } else if (button?.matches('.case-close')) {
      close();
      panel.classList.remove('case--open');
      back();
    } else if (option) {
      choose(option.closest('.verdict-form'), [...option.parentNode.children].indexOf(option));
      option.closest('.verdict-form').querySelector('input').focus();
    } else if (row && !button && !event.target.closest('a')) {
      panel.classList.add('case--open');
    }
  });

  box.addEventListener('input', event => {
    count(event.target);
    complain(event.target.closest('.verdict-form'), tooLong(event.target) ? 'long' : '');
  });

  function arrived() {
    const row = focusedCell()?.closest('#items > tr');
    if (row && rowId(row) !== current) {
      close();
      mark(rowId(row));
    }
    if (row && !rowId(row)) {
      requestAnimationFrame(arrived);
    }
  }

  grid.addEventListener('cell-focus', arrived);

  bench.begin = () => {
    close();
    panel.classList.remove('case--open');
    mark('');
    const until = performance.now() + 5000;
    (function wait() {
      const first = rowOf(panel.dataset.case);
      if (first && !grid.loading) {
        mark(rowId(first));
        const busy = document.activeElement;
        if (BESIDE.matches && (!busy || busy === document.body || busy.id === 'content' || grid.contains(busy))) {
          focusRow(first);
        }
      } else if (bench.isConnected && performance.now() < until) {
        requestAnimationFrame(wait);
      }
    })();
  };

  document.addEventListener('keydown', onKey, true);
  bench.begin();
}

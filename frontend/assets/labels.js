// The words and roles of Vaadin's components that no property of theirs sets: names that are English only, and elements
// that screen readers would hear without a name, or twice.
let words = null;

/** @param inThisLanguage by their English text; what is on the page already keeps its words until it is drawn again */
export function labels(inThisLanguage) {
  const first = !words;
  words = inThisLanguage;
  if (!first) {
    return;
  }
  const all = element => {
    label(element);
    element.querySelectorAll('*').forEach(label);
  };
  new MutationObserver(changes => changes.forEach(change => {
    if (change.type === 'attributes') {
      label(change.target);
    }
    change.addedNodes.forEach(node => node.nodeType === 1 && all(node));
  })).observe(document.documentElement,
    {subtree: true, childList: true, attributes: true, attributeFilter: ['aria-label']});
  all(document.body);
}

function label(e) {
  const name = e.getAttribute('aria-label');
  if (e.localName === 'vaadin-grid-sorter' && name) {
    e.removeAttribute('aria-label');
  } else if (words[name]) {
    e.setAttribute('aria-label', words[name]);
  }
  if (e.classList.contains('vaadin-grid-select-all-checkbox') && !e.nextSibling) {
    const title = document.createElement('span');
    title.className = 'unseen';
    title.textContent = words.selection;
    e.after(title);
  }
  if (e.localName === 'vaadin-date-picker-overlay-content' && e.parentElement?.inputElement && !name) {
    e.id ||= e.parentElement.inputElement.id + '-calendar';
    e.setAttribute('aria-label', e.parentElement.label);
    e.parentElement.inputElement.setAttribute('aria-controls', e.id);
  }
  if (e.localName === 'vaadin-select-list-box' && !name && e.closest('vaadin-select')) {
    e.setAttribute('aria-label', e.closest('vaadin-select').label);
  }
  if (e.localName === 'vaadin-tabs') {
    customElements.whenDefined(e.localName).then(() => e.updateComplete)
      .then(() => e.shadowRoot.getElementById('scroll')?.removeAttribute('tabindex'));
  }
  if (e.localName === 'h3' && e.slot === 'header') {
    e.setAttribute('aria-level', '2');
  }
  if (e.localName === 'vaadin-connection-indicator') {
    e.setAttribute('role', 'status');
  }
}

/** What the page says while the connection to the server is lost. */
export function connection(online, offline, reconnecting) {
  const indicator = window.Vaadin?.connectionIndicator;
  if (indicator) {
    indicator.onlineText = online;
    indicator.offlineText = offline;
    indicator.reconnectingText = reconnecting;
  }
}

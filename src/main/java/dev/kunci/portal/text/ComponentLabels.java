package dev.kunci.portal.text;

import com.vaadin.flow.component.UI;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Translates the English texts of the components themselves, and names what they leave without a name, wherever they
 * are on a page: check boxes and sorters of grids, eyes of password fields, calendars.
 */
public final class ComponentLabels {

    private static final Map<String, String> KEYS = Map.of(
            "Select All", "words.select-all",
            "Select Row", "words.select-row",
            "Show password", "words.show-password",
            "More options", "words.more");

    private static final String DRESS = """
            window.kunciWords = $0;
            if (!window.kunciDress) {
              window.kunciDress = e => {
                const name = e.getAttribute('aria-label');
                if (e.localName === 'vaadin-grid-sorter' && name) {
                  e.removeAttribute('aria-label');
                } else if (window.kunciWords[name]) {
                  e.setAttribute('aria-label', window.kunciWords[name]);
                }
                if (e.classList.contains('vaadin-grid-select-all-checkbox') && !e.nextSibling) {
                  const title = document.createElement('span');
                  title.className = 'unseen';
                  title.textContent = window.kunciWords.selection;
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
                if (e.localName === 'h3' && e.slot === 'header') e.setAttribute('aria-level', '2');
                if (e.localName === 'vaadin-connection-indicator') e.setAttribute('role', 'status');
              };
              const dress = e => { window.kunciDress(e); e.querySelectorAll('*').forEach(window.kunciDress); };
              new MutationObserver(changes => changes.forEach(change => {
                if (change.type === 'attributes') window.kunciDress(change.target);
                change.addedNodes.forEach(node => node.nodeType === 1 && dress(node));
              })).observe(document.documentElement,
                {subtree: true, childList: true, attributes: true, attributeFilter: ['aria-label']});
              dress(document.body);
            }
            """;

    private ComponentLabels() {}

    /** For this page and language; components that are already shown keep their texts until they are drawn again. */
    public static void speak(UI ui) {
        ObjectNode words = JsonNodeFactory.instance.objectNode();
        KEYS.forEach((english, key) -> words.put(english, Texts.of(key)));
        words.put("selection", Texts.of("words.selection"));
        ui.getPage().executeJs(DRESS, words);
    }
}

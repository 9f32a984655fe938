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

    private ComponentLabels() {}

    /** For this page and language; components that are already shown keep their texts until they are drawn again. */
    public static void speak(UI ui) {
        ObjectNode words = JsonNodeFactory.instance.objectNode();
        KEYS.forEach((english, key) -> words.put(english, Texts.of(key)));
        words.put("selection", Texts.of("words.selection"));
        ui.getPage().executeJs("window.kunci.labels($0)", words);
    }
}

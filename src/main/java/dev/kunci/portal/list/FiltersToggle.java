package dev.kunci.portal.list;

import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.button.Button;
import dev.kunci.portal.text.Texts;

/** On a narrow screen the filters of a list take no room until this button is pressed; a wide one does not show it. */
public class FiltersToggle extends Button {

    private static final String OPEN = "filters--open";

    private final HasStyle filters;

    /** @param filters the bar that this button stands in */
    public FiltersToggle(HasStyle filters) {
        super(Texts.of("ledger.filters"));
        this.filters = filters;
        addClassName("filters-toggle");
        addClickListener(_ -> unfold(!filters.hasClassName(OPEN)));
        unfold(false);
    }

    private void unfold(boolean open) {
        filters.setClassName(OPEN, open);
        getElement().setAttribute("aria-expanded", String.valueOf(open));
    }
}

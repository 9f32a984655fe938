package dev.kunci.portal.list;

import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.button.Button;
import dev.kunci.portal.text.Texts;

/** On a narrow screen, shows and hides the filters of a list; not visible on a wide one. */
public class FiltersToggle extends Button {

    private static final String OPEN = "filters--open";

    private final HasStyle filters;

    /** @param filters the bar that contains this button */
    public FiltersToggle(HasStyle filters) {
        super(Texts.of("list.filters"));
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

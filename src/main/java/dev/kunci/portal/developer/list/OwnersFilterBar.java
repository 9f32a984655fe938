package dev.kunci.portal.developer.list;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.kunci.portal.developer.OwnerKind;
import dev.kunci.portal.list.FiltersToggle;
import dev.kunci.portal.status.StatusLabels;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.text.UrlText;
import dev.kunci.registry.value.Status;
import dev.kunci.review.owner.OwnerFilter;

/** Where a person says which developers or app groups they look for. */
public class OwnersFilterBar extends Div {

    private static final int PAUSE_MS = 300;

    /** Hears of a changed filter. */
    interface Changes {
        /** @param typing whether the change is one of many to come */
        void filter(OwnerFilter filter, boolean typing);
    }

    private final TextField text = new TextField();
    private final Select<Status> status = new Select<>();
    private boolean showing;

    OwnersFilterBar(OwnerKind kind, Changes changes) {
        addClassName("filters");
        getElement().setAttribute("role", "search");
        getElement().setAttribute("aria-label", Texts.of("owners.filter.label"));
        text.setLabel(Texts.of("owners.filter.text"));
        text.setPlaceholder(kind.text("filter.hint"));
        text.setClearButtonVisible(true);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValueChangeTimeout(PAUSE_MS);
        text.addClassName("filter-text");
        status.setItems(kind.level().statuses());
        status.setLabel(Texts.of("owners.filter.status"));
        status.setEmptySelectionAllowed(true);
        status.setEmptySelectionCaption(Texts.of("owners.filter.any"));
        status.setItemLabelGenerator(item -> item == null ? Texts.of("owners.filter.any") : StatusLabels.of(item));
        add(text, new FiltersToggle(this), status);
        text.addValueChangeListener(_ -> tell(changes, true));
        status.addValueChangeListener(_ -> tell(changes, false));
    }

    private void tell(Changes changes, boolean typing) {
        if (!showing) {
            String typed = UrlText.clean(text.getValue()).strip();
            changes.filter(new OwnerFilter(typed.isEmpty() ? null : typed, status.getValue()), typing);
        }
    }

    /** Fills the fields from an address, without telling anybody. */
    void show(OwnerFilter filter) {
        showing = true;
        text.setValue(filter.text() == null ? "" : filter.text());
        status.setValue(filter.status());
        showing = false;
    }
}

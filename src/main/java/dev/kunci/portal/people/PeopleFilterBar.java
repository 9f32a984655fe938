package dev.kunci.portal.people;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.kunci.operators.Role;
import dev.kunci.portal.list.FiltersToggle;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.text.UrlText;
import dev.kunci.review.people.PersonFilter;
import dev.kunci.review.people.PersonState;
import java.util.function.Function;

/** Where an administrator says which members they look for. */
public class PeopleFilterBar extends Div {

    private static final int PAUSE_MS = 300;

    /** Hears of a changed filter. */
    interface Changes {
        /** @param typing whether the change is one of many to come */
        void filter(PersonFilter filter, boolean typing);
    }

    private final TextField text = new TextField(Texts.of("people.filter.text"));
    private final Select<Role> role = select("role", OperatorLabels::role, Role.values());
    private final Select<PersonState> state = select("state", OperatorLabels::state, PersonState.values());
    private final Select<Boolean> kind =
            select("kind", program -> Texts.of(program ? "people.kind.program" : "people.kind.person"), false, true);
    private boolean showing;

    PeopleFilterBar(Changes changes) {
        addClassName("filters");
        getElement().setAttribute("role", "search");
        getElement().setAttribute("aria-label", Texts.of("apps.filter.label"));
        text.setPlaceholder(Texts.of("people.filter.text.hint"));
        text.setClearButtonVisible(true);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValueChangeTimeout(PAUSE_MS);
        text.addClassName("filter-text");
        text.addValueChangeListener(_ -> tell(changes, true));
        role.addValueChangeListener(_ -> tell(changes, false));
        state.addValueChangeListener(_ -> tell(changes, false));
        kind.addValueChangeListener(_ -> tell(changes, false));
        add(text, new FiltersToggle(this), role, state, kind);
    }

    @SafeVarargs
    public static <T> Select<T> select(String name, Function<T, String> words, T... items) {
        Select<T> field = new Select<>();
        field.setItems(items);
        field.setLabel(Texts.of("people.filter." + name));
        field.setEmptySelectionAllowed(true);
        field.setEmptySelectionCaption(Texts.of("apps.filter.any"));
        field.setItemLabelGenerator(item -> item == null ? Texts.of("apps.filter.any") : words.apply(item));
        return field;
    }

    private void tell(Changes changes, boolean typing) {
        if (!showing) {
            String typed = UrlText.clean(text.getValue()).strip();
            changes.filter(
                    new PersonFilter(
                            typed.isEmpty() ? null : typed, role.getValue(), state.getValue(), kind.getValue()),
                    typing);
        }
    }

    /** Fills the fields from an address, without telling anybody. */
    void show(PersonFilter filter) {
        showing = true;
        text.setValue(filter.text() == null ? "" : filter.text());
        role.setValue(filter.role());
        state.setValue(filter.state());
        kind.setValue(filter.program());
        showing = false;
    }
}

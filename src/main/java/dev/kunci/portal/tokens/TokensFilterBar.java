package dev.kunci.portal.tokens;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.kunci.portal.list.FiltersToggle;
import dev.kunci.portal.people.OperatorLabels;
import dev.kunci.portal.people.PeopleFilterBar;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.text.UrlText;
import dev.kunci.review.people.TokenFilter;
import dev.kunci.review.people.TokenState;

/** Where an administrator says which tokens they look for. */
class TokensFilterBar extends Div {

    private static final int PAUSE_MS = 300;

    /** Hears of a changed filter. */
    interface Changes {
        /** @param typing whether the change is one of many to come */
        void filter(TokenFilter filter, boolean typing);
    }

    private final TextField text = new TextField(Texts.of("people.filter.text"));
    private final Select<TokenState> state;
    private boolean showing;

    /**
     * @param hint the key of what can be typed
     * @param states that a token can be in
     */
    TokensFilterBar(Changes changes, String hint, TokenState... states) {
        state = PeopleFilterBar.select("state", OperatorLabels::state, states);
        addClassName("filters");
        getElement().setAttribute("role", "search");
        getElement().setAttribute("aria-label", Texts.of("apps.filter.label"));
        text.setPlaceholder(Texts.of(hint));
        text.setClearButtonVisible(true);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValueChangeTimeout(PAUSE_MS);
        text.addClassName("filter-text");
        text.addValueChangeListener(_ -> tell(changes, true));
        state.addValueChangeListener(_ -> tell(changes, false));
        add(text, new FiltersToggle(this), state);
    }

    private void tell(Changes changes, boolean typing) {
        if (!showing) {
            String typed = UrlText.clean(text.getValue()).strip();
            changes.filter(new TokenFilter(typed.isEmpty() ? null : typed, state.getValue()), typing);
        }
    }

    /** Fills the fields from an address, without telling anybody. */
    void show(TokenFilter filter) {
        showing = true;
        text.setValue(filter.text() == null ? "" : filter.text());
        state.setValue(filter.state());
        showing = false;
    }
}

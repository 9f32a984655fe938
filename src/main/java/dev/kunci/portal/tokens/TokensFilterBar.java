package dev.kunci.portal.tokens;

import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.kunci.portal.list.FilterBar;
import dev.kunci.portal.people.OperatorLabels;
import dev.kunci.review.people.TokenFilter;
import dev.kunci.review.people.TokenState;
import java.util.List;

/** Where an administrator says which tokens they look for. */
class TokensFilterBar extends FilterBar<TokenFilter> {

    private final TextField text;
    private final Select<TokenState> state;

    /**
     * @param hint the key of the placeholder
     * @param states the possible states of a token
     */
    TokensFilterBar(Changes<TokenFilter> changes, String hint, TokenState... states) {
        super(changes);
        text = search(hint);
        state = choice("people.filter.state", List.of(states), OperatorLabels::state);
    }

    @Override
    protected TokenFilter filter() {
        return new TokenFilter(typed(text), state.getValue());
    }

    @Override
    protected void fill(TokenFilter filter) {
        fill(text, filter.text());
        state.setValue(filter.state());
    }
}

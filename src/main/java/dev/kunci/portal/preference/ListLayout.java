package dev.kunci.portal.preference;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import dev.kunci.operators.account.ListPreference;
import dev.kunci.operators.account.ListPreferences;
import dev.kunci.portal.signin.CurrentOperator;
import java.util.Optional;
import java.util.Set;

/** The list layout of the person at the screen: read when the page opens, stored with each change. */
public final class ListLayout {

    private final ListPreferences own;
    private final CurrentOperator current;
    private ListPreference choices;

    ListLayout(ListPreferences own, CurrentOperator current) {
        this.own = own;
        this.current = current;
        this.choices = own.of(current.actor());
    }

    /** The layout of the person at the screen, empty if nobody was signed in when the page opened. */
    public static Optional<ListLayout> of(UI ui) {
        return Optional.ofNullable(ComponentUtil.getData(ui, ListLayout.class));
    }

    public boolean compact() {
        return choices.compact();
    }

    /** The hidden columns of this list. */
    public Set<String> hidden(String list) {
        return choices.hidden(list);
    }

    public void compact(boolean compact) {
        own.compact(current.actor(), compact);
        choices = own.of(current.actor());
    }

    public void hide(String list, Set<String> columns) {
        own.hide(current.actor(), list, columns);
        choices = own.of(current.actor());
    }
}

package dev.kunci.portal.preference;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import dev.kunci.operators.account.ListPreference;
import dev.kunci.operators.account.ListPreferences;
import dev.kunci.portal.signin.CurrentOperator;
import java.util.Optional;
import java.util.Set;

/** How the person at this screen likes their lists: read when the screen opens, kept with each change. */
public final class ListLayout {

    private final ListPreferences own;
    private final CurrentOperator current;
    private ListPreference choices;

    ListLayout(ListPreferences own, CurrentOperator current) {
        this.own = own;
        this.current = current;
        this.choices = own.of(current.actor());
    }

    /** That of the person at this screen, empty where nobody was signed in when it opened. */
    public static Optional<ListLayout> of(UI ui) {
        return Optional.ofNullable(ComponentUtil.getData(ui, ListLayout.class));
    }

    public boolean compact() {
        return choices.compact();
    }

    /** The columns of this list that the person does not want to see. */
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

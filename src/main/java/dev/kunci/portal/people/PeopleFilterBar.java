package dev.kunci.portal.people;

import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.kunci.operators.Role;
import dev.kunci.portal.list.FilterBar;
import dev.kunci.portal.text.Texts;
import dev.kunci.review.people.PersonFilter;
import dev.kunci.review.people.PersonState;
import java.util.List;

/** Where an administrator says which members they look for. */
class PeopleFilterBar extends FilterBar<PersonFilter> {

    private final TextField text = search("people.filter.text.hint");
    private final Select<Role> role = choice("people.filter.role", List.of(Role.values()), OperatorLabels::role);
    private final Select<PersonState> state =
            choice("people.filter.state", List.of(PersonState.values()), OperatorLabels::state);
    private final Select<Boolean> kind = choice(
            "people.filter.kind",
            List.of(false, true),
            program -> Texts.of(program ? "people.kind.program" : "people.kind.person"));

    PeopleFilterBar(Changes<PersonFilter> changes) {
        super(changes);
    }

    @Override
    protected PersonFilter filter() {
        return new PersonFilter(typed(text), role.getValue(), state.getValue(), kind.getValue());
    }

    @Override
    protected void fill(PersonFilter filter) {
        fill(text, filter.text());
        role.setValue(filter.role());
        state.setValue(filter.state());
        kind.setValue(filter.program());
    }
}

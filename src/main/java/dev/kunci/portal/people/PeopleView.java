package dev.kunci.portal.people;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.router.Route;
import dev.kunci.operators.Role;
import dev.kunci.portal.frame.MainLayout;
import dev.kunci.portal.list.DataList;
import dev.kunci.portal.list.DataListRows;
import dev.kunci.portal.list.DataListView;
import dev.kunci.portal.organization.OrganizationAccess;
import dev.kunci.portal.text.Texts;
import dev.kunci.review.people.PersonFilter;
import dev.kunci.review.people.PersonRow;
import dev.kunci.review.people.PersonSort;
import jakarta.annotation.security.PermitAll;

/** The members of an organization, people and programs. */
@PermitAll
@Route(value = "o/:organization/people", layout = MainLayout.class)
public class PeopleView extends DataListView<PersonFilter, PersonSort, PersonRow> {

    private final PeopleTabs tabs = new PeopleTabs();

    PeopleView(OrganizationAccess access, PeopleServices services) {
        super(access, "people", "people", PeopleUrl.IT);
        requires(Role.ADMIN);
        addClassName("people");
        connect(
                new PeopleFilterBar(this::filter),
                new DataList<>(
                        new PeopleGrid(services.clock(), row -> links().person(row.id())),
                        new DataListRows<>(this, services.list()::count, services.list()::find, services.list()::find),
                        PersonRow::id,
                        empty()));
        Button add = new Button(
                Texts.of("people.add"),
                _ -> new AddPersonDialog(services, context().organization(), this::actor, this::showTable).open());
        add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        add(header(Texts.of("people.title"), add), tabs, filters(), table());
    }

    @Override
    protected void opened() {
        tabs.show(links(), PeopleTabs.Page.PEOPLE);
    }
}

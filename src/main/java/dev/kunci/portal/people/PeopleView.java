package dev.kunci.portal.people;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import dev.kunci.operators.Role;
import dev.kunci.portal.frame.MainLayout;
import dev.kunci.portal.list.DataList;
import dev.kunci.portal.list.DataListRows;
import dev.kunci.portal.list.DataListView;
import dev.kunci.portal.list.EmptyList;
import dev.kunci.portal.organization.OrganizationAccess;
import dev.kunci.portal.text.Texts;
import dev.kunci.review.people.PersonFilter;
import dev.kunci.review.people.PersonRow;
import dev.kunci.review.people.PersonSort;
import jakarta.annotation.security.PermitAll;

/** Everybody who works in an organization, people and programs. */
@PermitAll
@Route(value = "o/:organization/people", layout = MainLayout.class)
public class PeopleView extends DataListView<PersonFilter, PersonSort, PersonRow> {

    private final PeopleTabs tabs = new PeopleTabs();
    private final PeopleFilterBar filters = new PeopleFilterBar(this::filter);
    private final DataList<PersonRow> table;

    PeopleView(OrganizationAccess entrance, PeopleServices desk) {
        super(entrance, PeopleUrl.IT, "people");
        requires(Role.ADMIN);
        addClassName("people");
        table = new DataList<>(
                new PeopleGrid(desk.clock(), row -> address() + "/" + row.id()),
                new DataListRows<>(this, desk.list()::count, desk.list()::find, desk.list()::find),
                PersonRow::id,
                new EmptyList("people", this::unfiltered));
        table.onSort(this::sorted);
        Button add = new Button(
                Texts.of("people.add"),
                _ -> new AddPersonDialog(desk, context().organization(), this::actor, this::showTable).open());
        add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Header header = new Header(new H1(Texts.of("people.title")), count(), add);
        header.addClassName("view-header");
        add(header, tabs, filters, table);
    }

    @Override
    protected void entered(BeforeEnterEvent event) {
        read(event.getLocation().getQueryParameters());
        tabs.show(organization().name(), PeopleTabs.Page.PEOPLE);
        showTable();
    }

    @Override
    protected DataList<PersonRow> table() {
        return table;
    }

    @Override
    protected void show(PersonFilter filter) {
        filters.show(filter);
    }

    @Override
    protected String address() {
        return "o/" + organization().name() + "/people";
    }

    @Override
    protected String title() {
        return Texts.of("people.title");
    }
}

package dev.kunci.portal.operators;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.portal.layout.Address;
import dev.kunci.portal.layout.Entrance;
import dev.kunci.portal.layout.MainLayout;
import dev.kunci.portal.layout.OrganizationView;
import dev.kunci.portal.layout.Texts;
import dev.kunci.portal.ledger.EmptyLedger;
import dev.kunci.portal.ledger.Ledger;
import dev.kunci.portal.ledger.RowCount;
import dev.kunci.review.PersonFilter;
import dev.kunci.review.PersonRow;
import jakarta.annotation.security.PermitAll;
import org.jspecify.annotations.Nullable;

/** Everybody who works in an organization, people and programs. */
@PermitAll
@Route(value = "o/:organization/people", layout = MainLayout.class)
public class PeopleView extends OrganizationView {

    private final PeopleTabs tabs = new PeopleTabs();
    private final PeopleFilterBar filters = new PeopleFilterBar(this::filter);
    private final RowCount count = new RowCount("people");
    private final Ledger<PersonRow> table;
    private PeopleQuery shown = PeopleQuery.START;

    PeopleView(Entrance entrance, PeopleDesk desk) {
        super(entrance);
        requires(Role.ADMIN);
        addClassName("people");
        table = new Ledger<>(
                new PeopleGrid(desk.clock(), row -> address() + "/" + row.id()),
                new PeopleRows(desk.list(), this),
                PersonRow::id,
                new EmptyLedger("people", () -> filter(PersonFilter.ANY, false)));
        table.onSort(this::sorted);
        Button add = new Button(
                Texts.of("people.add"),
                _ -> new AddPersonDialog(desk, place().organization(), this::actor, this::showTable).open());
        add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Header header = new Header(new H1(Texts.of("people.title")), count, add);
        header.addClassName("view-header");
        add(header, tabs, filters, table);
    }

    @Override
    protected void entered(BeforeEnterEvent event) {
        shown = PeopleQuery.of(event.getLocation().getQueryParameters());
        tabs.show(organization().name(), PeopleTabs.Page.PEOPLE);
        filters.show(shown.filter());
        showTable();
    }

    /** What the list shows at this moment. */
    PeopleQuery shown() {
        return shown;
    }

    private void showTable() {
        count.show(table.show(
                PeopleQuery.column(shown.sort()),
                shown.ascending(),
                !shown.filter().any()));
    }

    private void filter(PersonFilter filter, boolean typing) {
        shown = new PeopleQuery(filter, shown.sort(), shown.ascending());
        filters.show(filter);
        showTable();
        Address.show(address(), shown.address(), typing);
    }

    private void sorted(@Nullable String column, boolean ascending) {
        shown = column == null
                ? new PeopleQuery(shown.filter(), PeopleQuery.START.sort(), PeopleQuery.START.ascending())
                : new PeopleQuery(shown.filter(), PeopleQuery.sort(column), ascending);
        Address.show(address(), shown.address(), false);
    }

    private String address() {
        return "o/" + organization().name() + "/people";
    }

    @Override
    protected String title() {
        return Texts.of("people.title");
    }

    @Override
    public Actor actor() {
        return super.actor();
    }
}

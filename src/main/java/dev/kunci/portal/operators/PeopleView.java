package dev.kunci.portal.operators;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import dev.kunci.operators.Role;
import dev.kunci.portal.layout.Entrance;
import dev.kunci.portal.layout.MainLayout;
import dev.kunci.portal.layout.Texts;
import dev.kunci.portal.ledger.EmptyLedger;
import dev.kunci.portal.ledger.Ledger;
import dev.kunci.portal.ledger.LedgerRows;
import dev.kunci.portal.ledger.LedgerView;
import dev.kunci.review.PersonFilter;
import dev.kunci.review.PersonRow;
import dev.kunci.review.PersonSort;
import jakarta.annotation.security.PermitAll;

/** Everybody who works in an organization, people and programs. */
@PermitAll
@Route(value = "o/:organization/people", layout = MainLayout.class)
public class PeopleView extends LedgerView<PersonFilter, PersonSort, PersonRow> {

    private final PeopleTabs tabs = new PeopleTabs();
    private final PeopleFilterBar filters = new PeopleFilterBar(this::filter);
    private final Ledger<PersonRow> table;

    PeopleView(Entrance entrance, PeopleDesk desk) {
        super(entrance, PeopleAddress.IT, "people");
        requires(Role.ADMIN);
        addClassName("people");
        table = new Ledger<>(
                new PeopleGrid(desk.clock(), row -> address() + "/" + row.id()),
                new LedgerRows<>(this, desk.list()::count, desk.list()::find, desk.list()::find),
                PersonRow::id,
                new EmptyLedger("people", this::unfiltered));
        table.onSort(this::sorted);
        Button add = new Button(
                Texts.of("people.add"),
                _ -> new AddPersonDialog(desk, place().organization(), this::actor, this::showTable).open());
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
    protected Ledger<PersonRow> table() {
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

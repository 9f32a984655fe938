package dev.kunci.portal.developer;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.router.BeforeEnterEvent;
import dev.kunci.approval.Verb;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.portal.layout.Address;
import dev.kunci.portal.layout.Entrance;
import dev.kunci.portal.layout.OrganizationView;
import dev.kunci.portal.ledger.EmptyLedger;
import dev.kunci.portal.ledger.RowCount;
import dev.kunci.portal.ledger.SelectionBar;
import dev.kunci.portal.status.BulkDialog;
import dev.kunci.portal.status.Deciding;
import dev.kunci.portal.status.StatusScreen;
import dev.kunci.portal.status.StatusSelector;
import dev.kunci.review.OwnerFilter;
import dev.kunci.review.OwnerList;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All developers or all app groups of an organization: found, read, and decided on one by one or many at once. */
public abstract class OwnersView extends OrganizationView implements StatusScreen {

    private final transient OwnerKind kind;
    private final OwnerKinds kinds;
    private final OwnersFilterBar filters;
    private final OwnersTable table;
    private final RowCount count;
    private final StatusSelector selector;
    private final SelectionBar selection;
    private final Button create;
    private OwnersQuery shown = OwnersQuery.START;

    OwnersView(OwnerKind kind, Entrance entrance, OwnerList owners, Deciding deciding, Clock clock) {
        super(entrance);
        this.kind = kind;
        addClassName("owners");
        kinds = new OwnerKinds(kind);
        count = new RowCount(kind.place());
        selector = new StatusSelector(deciding, this);
        filters = new OwnersFilterBar(kind, this::filter);
        table = new OwnersTable(
                new OwnersGrid(
                        kind,
                        clock,
                        row -> kind.list(name()) + "/" + row.id(),
                        row -> OwnerKind.apps(name(), row.name())),
                new OwnersRows(owners, this),
                new EmptyLedger(kind.place(), () -> filter(OwnerFilter.ANY, false)));
        table.onSort(this::sorted);
        selection = new SelectionBar(
                "owners",
                Verb.of(kind.level()),
                verb -> new BulkDialog(deciding, this, verb, table.selection())
                        .andThen(table::deselect)
                        .open(),
                table::clearSelection);
        create = new Button(kind.text("new"), _ -> getUI().ifPresent(ui -> ui.navigate(kind.list(name()) + "/new")));
        create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Header header = new Header(new H1(kind.text("title")), count, create);
        header.addClassName("view-header");
        add(kinds, header, filters, table, selection, selector);
    }

    @Override
    protected void entered(BeforeEnterEvent event) {
        shown = OwnersQuery.of(event.getLocation().getQueryParameters());
        kinds.show(name());
        create.setVisible(may(Role.EDITOR));
        filters.show(shown.filter());
        table.decides(place().permission().decidesAll(), selector::open, selection::selected);
        showTable();
    }

    OwnerKind kind() {
        return kind;
    }

    /** What the list shows at this moment. */
    OwnersQuery shown() {
        return shown;
    }

    private String name() {
        return organization().name();
    }

    private void showTable() {
        count.show(table.show(
                OwnersQuery.column(shown.sort()),
                shown.ascending(),
                !shown.filter().any()));
    }

    private void filter(OwnerFilter filter, boolean typing) {
        shown = shown.with(filter);
        filters.show(filter);
        showTable();
        Address.show(kind.list(name()), shown.address(), typing);
    }

    private void sorted(@Nullable String column, boolean ascending) {
        shown = column == null
                ? shown.with(OwnersQuery.START.sort(), OwnersQuery.START.ascending())
                : shown.with(OwnersQuery.sort(column), ascending);
        Address.show(kind.list(name()), shown.address(), false);
    }

    @Override
    protected String title() {
        return kind.text("title");
    }

    @Override
    public Actor actor() {
        return super.actor();
    }

    @Override
    public boolean reasonsRequired() {
        return organization().reasonsRequired();
    }

    @Override
    public void takingEffect(Set<UUID> targets) {
        table.takingEffect(targets);
    }

    @Override
    public void settled(Set<UUID> targets) {
        table.settled(targets);
    }
}

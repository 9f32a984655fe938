package dev.kunci.portal.developer;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.router.BeforeEnterEvent;
import dev.kunci.approval.Verb;
import dev.kunci.operators.Role;
import dev.kunci.portal.layout.Entrance;
import dev.kunci.portal.ledger.EmptyLedger;
import dev.kunci.portal.ledger.Ledger;
import dev.kunci.portal.ledger.LedgerRows;
import dev.kunci.portal.ledger.LedgerView;
import dev.kunci.portal.ledger.SelectionBar;
import dev.kunci.portal.status.BulkDialog;
import dev.kunci.portal.status.Deciding;
import dev.kunci.portal.status.StatusCase;
import dev.kunci.portal.status.StatusScreen;
import dev.kunci.portal.status.StatusSelector;
import dev.kunci.registry.Level;
import dev.kunci.registry.Target;
import dev.kunci.review.OwnerFilter;
import dev.kunci.review.OwnerList;
import dev.kunci.review.OwnerRow;
import dev.kunci.review.OwnerSort;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** All developers or all app groups of an organization: found, read, and decided on one by one or many at once. */
public abstract class OwnersView extends LedgerView<OwnerFilter, OwnerSort, OwnerRow> implements StatusScreen {

    private final transient OwnerKind kind;
    private final OwnerKinds kinds;
    private final OwnersFilterBar filters;
    private final OwnersTable table;
    private final StatusSelector selector;
    private final SelectionBar selection;
    private final Button create;

    OwnersView(OwnerKind kind, Entrance entrance, OwnerList owners, Deciding deciding, Clock clock) {
        super(entrance, OwnersAddress.IT, kind.place());
        this.kind = kind;
        addClassName("owners");
        kinds = new OwnerKinds(kind);
        selector = new StatusSelector(deciding, this);
        filters = new OwnersFilterBar(kind, this::filter);
        table = new OwnersTable(
                new OwnersGrid(
                        kind,
                        clock,
                        row -> kind.list(name()) + "/" + row.id(),
                        row -> OwnerKind.apps(name(), row.name())),
                rows(owners),
                () -> matching(owners),
                new EmptyLedger(kind.place(), this::unfiltered));
        table.onSort(this::sorted);
        table.onChange(selector::heard);
        selection = new SelectionBar(
                        "owners",
                        Verb.of(kind.level()),
                        verb -> new BulkDialog(deciding, this, verb, table.selection())
                                .andThen(table::told)
                                .open(),
                        table::clearSelection)
                .over(table);
        create = new Button(kind.text("new"), _ -> getUI().ifPresent(ui -> ui.navigate(kind.list(name()) + "/new")));
        create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Header header = new Header(new H1(kind.text("title")), count(), create);
        header.addClassName("view-header");
        add(kinds, header, filters, table, selection, selector);
    }

    @Override
    protected void entered(BeforeEnterEvent event) {
        read(event.getLocation().getQueryParameters());
        kinds.show(name());
        create.setVisible(may(Role.EDITOR));
        table.decides(place().permission().decidesAll(), selector::open, selection::selected);
        showTable();
    }

    private LedgerRows<OwnerFilter, OwnerSort, OwnerRow> rows(OwnerList owners) {
        Level level = kind.level();
        return new LedgerRows<>(
                this,
                (actor, place, filter) -> owners.count(actor, place, level, filter),
                (actor, place, filter, sort, up, offset, limit) ->
                        owners.find(actor, place, level, filter, sort, up, offset, limit),
                (actor, place, ids) -> owners.find(actor, place, level, ids));
    }

    private List<StatusCase> matching(OwnerList owners) {
        UUID place = organization().id();
        return owners.matching(actor(), place, kind.level(), shown().filter()).stream()
                .map(owner ->
                        new StatusCase(new Target(place, kind.level(), owner.id()), owner.name(), owner.standing()))
                .toList();
    }

    OwnerKind kind() {
        return kind;
    }

    private String name() {
        return organization().name();
    }

    @Override
    protected Ledger<OwnerRow> table() {
        return table;
    }

    @Override
    protected void show(OwnerFilter filter) {
        filters.show(filter);
    }

    @Override
    protected String address() {
        return kind.list(name());
    }

    @Override
    protected String title() {
        return kind.text("title");
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

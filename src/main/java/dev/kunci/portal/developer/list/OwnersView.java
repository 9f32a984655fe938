package dev.kunci.portal.developer.list;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import dev.kunci.approval.Verb;
import dev.kunci.operators.Role;
import dev.kunci.portal.bulk.BulkDialog;
import dev.kunci.portal.developer.OwnerKind;
import dev.kunci.portal.list.DataListRows;
import dev.kunci.portal.list.DataListView;
import dev.kunci.portal.list.SelectionBar;
import dev.kunci.portal.organization.OrganizationAccess;
import dev.kunci.portal.status.DecidableStatus;
import dev.kunci.portal.status.DecisionRunner;
import dev.kunci.portal.status.StatusSelector;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import dev.kunci.review.owner.OwnerFilter;
import dev.kunci.review.owner.OwnerList;
import dev.kunci.review.owner.OwnerRow;
import dev.kunci.review.owner.OwnerSort;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** All developers or all app groups of an organization: searched, read, and decided on one by one or many at once. */
public abstract class OwnersView extends DataListView<OwnerFilter, OwnerSort, OwnerRow> {

    private final transient OwnerKind kind;
    private final OwnerListsNavigation kinds;
    private final OwnersTable table;
    private final StatusSelector selector;
    private final SelectionBar selection;
    private final Button create;

    OwnersView(OwnerKind kind, OrganizationAccess access, OwnerList owners, DecisionRunner runner, Clock clock) {
        super(access, kind.urlSegment(), kind.urlSegment(), OwnersUrl.IT);
        this.kind = kind;
        addClassName("owners");
        kinds = new OwnerListsNavigation(kind);
        table = new OwnersTable(
                this,
                new OwnersGrid(
                        kind, clock, row -> kind.list(links()) + "/" + row.id(), row -> links().appsOf(row.name())),
                rows(owners),
                () -> matching(owners),
                empty());
        selector = new StatusSelector(runner, table);
        connect(new OwnersFilterBar(kind, this::filter), table);
        table.onChange(selector::heard);
        selection = new SelectionBar(
                        "owners",
                        Verb.of(kind.level()),
                        verb -> new BulkDialog(runner, table, verb, table.selection())
                                .andThen(table::told)
                                .open(),
                        table::clearSelection)
                .over(table);
        create = new Button(kind.text("new"), _ -> getUI().ifPresent(ui -> ui.navigate(kind.list(links()) + "/new")));
        create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        add(kinds, header(create), filters(), table, selection, selector);
    }

    @Override
    protected void opened() {
        kinds.show(links());
        create.setVisible(may(Role.EDITOR));
        table.decides(context().permission().decidesAll(), selector::open, selection::selected);
    }

    private DataListRows<OwnerFilter, OwnerSort, OwnerRow> rows(OwnerList owners) {
        Level level = kind.level();
        return new DataListRows<>(
                this,
                (actor, organizationId, filter) -> owners.count(actor, organizationId, level, filter),
                (actor, organizationId, filter, sort, up, offset, limit) ->
                        owners.find(actor, organizationId, level, filter, sort, up, offset, limit),
                (actor, organizationId, ids) -> owners.find(actor, organizationId, level, ids));
    }

    private List<DecidableStatus> matching(OwnerList owners) {
        UUID organizationId = organization().id();
        return owners.matching(actor(), organizationId, kind.level(), shown().filter()).stream()
                .map(owner -> new DecidableStatus(
                        new Target(organizationId, kind.level(), owner.id()), owner.name(), owner.standing()))
                .toList();
    }

    OwnerKind kind() {
        return kind;
    }
}

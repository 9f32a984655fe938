package dev.kunci.portal.app;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import dev.kunci.approval.Verb;
import dev.kunci.operators.Role;
import dev.kunci.portal.layout.Entrance;
import dev.kunci.portal.layout.MainLayout;
import dev.kunci.portal.layout.Texts;
import dev.kunci.portal.ledger.EmptyLedger;
import dev.kunci.portal.ledger.Ledger;
import dev.kunci.portal.ledger.LedgerRows;
import dev.kunci.portal.ledger.LedgerView;
import dev.kunci.portal.ledger.SelectionBar;
import dev.kunci.portal.status.BulkDialog;
import dev.kunci.portal.status.Deciding;
import dev.kunci.portal.status.StatusScreen;
import dev.kunci.portal.status.StatusSelector;
import dev.kunci.registry.Level;
import dev.kunci.registry.Target;
import dev.kunci.review.AppFilter;
import dev.kunci.review.AppList;
import dev.kunci.review.AppRow;
import dev.kunci.review.AppSort;
import dev.kunci.review.FirstSteps;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;

/** All apps of an organization: found, read, and decided on one by one or many at once. */
@PermitAll
@Route(value = "o/:organization/apps", layout = MainLayout.class)
public class AppsView extends LedgerView<AppFilter, AppSort, AppRow> implements StatusScreen {

    private final AppsFilterBar filters;
    private final AppsTable table;
    private final FirstStepsPart steps;
    private final StatusSelector selector;
    private final SelectionBar selection;
    private final Button create = new Button(Texts.of("apps.new"), _ -> newApp());
    private final Button first = new Button(Texts.of("apps.new"), _ -> newApp());
    private final transient AppDesk desk;

    AppsView(Entrance entrance, AppList apps, AppDesk desk, Deciding deciding, Clock clock, FirstSteps firstSteps) {
        super(entrance, AppsAddress.IT, "apps");
        this.desk = desk;
        addClassName("apps");
        steps = new FirstStepsPart(firstSteps);
        selector = new StatusSelector(deciding, this);
        filters = new AppsFilterBar(new AppsOffers(desk.choices(), this), this::filter);
        EmptyLedger empty = new EmptyLedger("apps", this::unfiltered);
        empty.offer(first);
        table = new AppsTable(
                new LedgerRows<>(this, apps::count, apps::find, apps::find),
                () -> apps.matching(actor(), organization().id(), shown().filter()),
                clock,
                this,
                empty);
        table.onSort(this::sorted);
        table.onChange(selector::heard);
        selection = new SelectionBar(
                        "apps",
                        Verb.of(Level.APP),
                        verb -> new BulkDialog(deciding, this, verb, table.selection())
                                .andThen(table::told)
                                .open(),
                        table::clearSelection)
                .over(table);
        create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Header header = new Header(new H1(Texts.of("apps.title")), count(), create);
        header.addClassName("view-header");
        add(header, steps, filters, table, selection, selector);
    }

    @Override
    protected void entered(BeforeEnterEvent event) {
        read(event.getLocation().getQueryParameters());
        steps.show(actor(), place());
        boolean edits = may(Role.EDITOR);
        create.setVisible(edits);
        first.setVisible(edits);
        table.edits(edits);
        table.decides(place().permission().decidesAll(), selector::open, selection::selected);
        showTable();
    }

    private void newApp() {
        getUI().ifPresent(ui -> ui.navigate(NewAppView.class, here()));
    }

    /** Asks, and deletes an app where it stands in the list. */
    void delete(AppRow row) {
        Target app = new Target(organization().id(), Level.APP, row.id());
        new Deletion(desk, actor(), reasonsRequired()).askForApp(app, row.title(), this::showTable);
    }

    @Override
    protected Ledger<AppRow> table() {
        return table;
    }

    @Override
    protected void show(AppFilter filter) {
        filters.show(filter);
    }

    @Override
    protected String address() {
        return "o/" + organization().name() + "/apps";
    }

    @Override
    protected String title() {
        return Texts.of("apps.title");
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

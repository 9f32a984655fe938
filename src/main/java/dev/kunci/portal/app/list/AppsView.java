package dev.kunci.portal.app.list;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.router.Route;
import dev.kunci.approval.Verb;
import dev.kunci.operators.Role;
import dev.kunci.portal.app.AppDeletion;
import dev.kunci.portal.app.AppServices;
import dev.kunci.portal.app.create.NewAppView;
import dev.kunci.portal.bulk.BulkDialog;
import dev.kunci.portal.frame.MainLayout;
import dev.kunci.portal.list.DataListRows;
import dev.kunci.portal.list.DataListView;
import dev.kunci.portal.list.EmptyList;
import dev.kunci.portal.list.SelectionBar;
import dev.kunci.portal.organization.OrganizationAccess;
import dev.kunci.portal.status.DecisionRunner;
import dev.kunci.portal.status.StatusSelector;
import dev.kunci.portal.text.Texts;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import dev.kunci.review.Onboarding;
import dev.kunci.review.app.AppFilter;
import dev.kunci.review.app.AppList;
import dev.kunci.review.app.AppRow;
import dev.kunci.review.app.AppSort;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;

/** All apps of an organization: searched, read, and decided on one by one or many at once. */
@PermitAll
@Route(value = "o/:organization/apps", layout = MainLayout.class)
public class AppsView extends DataListView<AppFilter, AppSort, AppRow> {

    private final AppsTable table;
    private final OnboardingPart steps;
    private final StatusSelector selector;
    private final SelectionBar selection;
    private final Button create = new Button(Texts.of("apps.new"), _ -> newApp());
    private final Button first = new Button(Texts.of("apps.new"), _ -> newApp());
    private final transient AppServices services;

    AppsView(
            OrganizationAccess access,
            AppList apps,
            AppServices services,
            DecisionRunner runner,
            Clock clock,
            Onboarding onboarding) {
        super(access, "apps", "apps", AppsUrl.IT);
        this.services = services;
        addClassName("apps");
        steps = new OnboardingPart(onboarding);
        EmptyList empty = empty();
        empty.offer(first);
        table = new AppsTable(
                new DataListRows<>(this, apps::count, apps::find, apps::find),
                () -> apps.matching(actor(), organization().id(), shown().filter()),
                clock,
                this,
                empty);
        selector = new StatusSelector(runner, table);
        connect(new AppsFilterBar(new AppsFilterOptions(services.choices(), this), this::filter), table);
        table.onChange(selector::heard);
        selection = new SelectionBar(
                        "apps",
                        Verb.of(Level.APP),
                        verb -> new BulkDialog(runner, table, verb, table.selection())
                                .andThen(table::told)
                                .open(),
                        table::clearSelection)
                .over(table);
        create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        add(header(create), steps, filters(), table, selection, selector);
    }

    @Override
    protected void opened() {
        steps.show(actor(), context());
        boolean edits = may(Role.EDITOR);
        create.setVisible(edits);
        first.setVisible(edits);
        table.edits(edits);
        table.decides(context().permission().decidesAll(), selector::open, selection::selected);
    }

    private void newApp() {
        getUI().ifPresent(ui -> ui.navigate(NewAppView.class, here()));
    }

    /** Asks, and deletes an app in the list. */
    public void delete(AppRow row) {
        Target app = new Target(organization().id(), Level.APP, row.id());
        new AppDeletion(services, actor(), reasonsRequired()).askForApp(app, row.title(), this::showTable);
    }
}

package dev.kunci.portal.app;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import dev.kunci.operators.Actor;
import dev.kunci.portal.layout.Entrance;
import dev.kunci.portal.layout.MainLayout;
import dev.kunci.portal.layout.OrganizationView;
import dev.kunci.portal.layout.Texts;
import dev.kunci.portal.status.BulkDialog;
import dev.kunci.portal.status.Deciding;
import dev.kunci.portal.status.StatusScreen;
import dev.kunci.portal.status.StatusSelector;
import dev.kunci.review.AppFilter;
import dev.kunci.review.AppList;
import dev.kunci.review.Choices;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All apps of an organization: found, read, and decided on one by one or many at once. */
@PermitAll
@Route(value = "o/:organization/apps", layout = MainLayout.class)
public class AppsView extends OrganizationView implements StatusScreen {

    private final AppsFilterBar filters;
    private final AppsTable table;
    private final Span count = new Span();
    private final StatusSelector selector;
    private final SelectionBar selection;
    private AppsQuery shown = AppsQuery.START;
    private @Nullable Registration resizing;

    AppsView(Entrance entrance, AppList apps, Choices choices, Deciding deciding, Clock clock) {
        super(entrance);
        addClassName("apps");
        selector = new StatusSelector(deciding, this);
        filters = new AppsFilterBar(new AppsOffers(choices, this), this::filter);
        table = new AppsTable(apps, clock, this, () -> filter(AppFilter.ANY, false));
        table.onSort(this::sorted);
        selection = new SelectionBar(
                verb -> new BulkDialog(deciding, this, verb, table.selection()).open(), table::clearSelection);
        count.addClassName("count");
        count.getElement().setAttribute("role", "status");
        Header header = new Header(new H1(Texts.of("apps.title")), count);
        header.addClassName("view-header");
        add(header, filters, table, selection, selector);
    }

    @Override
    protected void entered(BeforeEnterEvent event) {
        shown = AppsQuery.of(event.getLocation().getQueryParameters());
        filters.show(shown.filter());
        table.decides(place().permission().decidesAll(), selector::open, selection::selected);
        count(table.show(shown));
    }

    private void count(int apps) {
        count.setText(
                apps > AppList.COUNTED ? Texts.of("apps.count.more", AppList.COUNTED) : Texts.of("apps.count", apps));
    }

    private void filter(AppFilter filter, boolean typing) {
        shown = shown.with(filter);
        filters.show(filter);
        count(table.show(shown));
        Address.show("o/" + organization().name() + "/apps", shown.address(), typing);
    }

    private void sorted(AppsQuery query) {
        shown = query;
        Address.show("o/" + organization().name() + "/apps", shown.address(), false);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        UI ui = event.getUI();
        int width = ui.getPage().getExtendedClientDetails().getWindowInnerWidth();
        if (width > 0) {
            table.fit(width);
        }
        resizing = ui.getPage().addBrowserWindowResizeListener(resize -> table.fit(resize.getWidth()));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (resizing != null) {
            resizing.remove();
            resizing = null;
        }
    }

    @Override
    protected String title() {
        return Texts.of("apps.title");
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

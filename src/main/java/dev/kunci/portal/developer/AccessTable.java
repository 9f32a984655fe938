package dev.kunci.portal.developer;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import dev.kunci.portal.app.key.GateLabels;
import dev.kunci.portal.status.AccessLabels;
import dev.kunci.portal.status.AccessText;
import dev.kunci.portal.status.DecidableStatus;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.text.Times;
import dev.kunci.registry.access.EffectiveAccess;
import dev.kunci.registry.access.Gate;
import dev.kunci.review.AccessState;
import dev.kunci.review.app.AppDetails;
import dev.kunci.review.app.AppDetails.GrantView;
import dev.kunci.review.app.AppDetails.KeyView;
import java.util.List;
import java.util.Objects;

/** Apps, their keys, and the products of these, one line each and indented: what passes, and which gate is shut. */
class AccessTable extends NativeTable {

    private final transient OwnerPage page;

    AccessTable(OwnerPage page, List<AppDetails> apps) {
        this.page = page;
        addClassName("access-table");
        getElement().setAttribute("aria-label", Texts.of("owner.access.table"));
        NativeTableRow head = getHead().addRow();
        for (String column : new String[] {"what", "access", "status"}) {
            NativeTableHeaderCell cell = head.addHeaderCell();
            cell.setText(Texts.of("owner.access.column." + column));
            cell.getElement().setAttribute("scope", "col");
        }
        apps.forEach(this::app);
    }

    private void app(AppDetails app) {
        String title = app.title();
        GateLabels labels = new GateLabels(app);
        line(
                "app",
                new Anchor(page.context().links().app(app.target().id()), Texts.shown(title)),
                title.equals(app.name()) ? "" : Texts.shown(app.name()),
                app.access().open() ? passing(app) : shut(labels, app.access(), Gate.Kind.OWNER),
                page.statuses()
                        .of(
                                new DecidableStatus(app.target(), title, app.standing()),
                                GateLabels.above(app.standing(), app.access()) != null,
                                app.permission().decidesAll()));
        app.keys().forEach(key -> key(app, labels, key));
    }

    private void key(AppDetails app, GateLabels labels, KeyView key) {
        String name = Texts.of("app.key.name", key.hint());
        Gate above = GateLabels.above(key.standing(), key.access());
        line(
                "key",
                new Span(name),
                Texts.of("app.key.issued", Times.date(key.issuedAt())),
                key.access().open() ? passing(key) : shut(labels, key.access(), Gate.Kind.CREDENTIAL),
                page.statuses()
                        .of(
                                new DecidableStatus(key.target(), name, key.standing()),
                                above != null && above.kind() != Gate.Kind.EXPIRY,
                                app.permission().decidesAll()));
        key.grants().forEach(grant -> grant(app, labels, key, grant));
    }

    private void grant(AppDetails app, GateLabels labels, KeyView key, GrantView grant) {
        Span open = new AccessText(AccessState.ALLOWED, AccessLabels.of(AccessState.ALLOWED));
        line(
                "grant",
                new Span(Texts.shown(grant.productName())),
                Texts.of(
                        "product.approval.said",
                        Texts.of("app.product.approval." + grant.approvalType().code())),
                grant.access().open() ? open : shut(labels, grant.access(), Gate.Kind.GRANT),
                page.statuses()
                        .of(
                                new DecidableStatus(
                                        grant.target(),
                                        Texts.of("app.product.name", grant.productName(), key.hint()),
                                        grant.standing()),
                                GateLabels.above(grant.standing(), grant.access()) != null,
                                app.permission().decides(grant.productId())));
    }

    /** How many keys of an app pass. */
    private static Span passing(AppDetails app) {
        long open = app.openKeys();
        int all = app.keys().size();
        return new AccessText(AccessState.of(open, all), AccessLabels.keys(open, all))
                .by(all == 0 ? Texts.of("owner.access.app.none") : "");
    }

    /** How many products of a key pass. */
    private static Span passing(KeyView key) {
        long open = key.grants().stream().filter(grant -> grant.access().open()).count();
        int all = key.grants().size();
        return new AccessText(AccessState.of(open, all), AccessLabels.products(open, all))
                .by(all == 0 ? Texts.of("owner.access.key.none") : "");
    }

    /**
     * The shut gate: in full if it belongs to this line, in a word if it is above.
     *
     * @param own the first gate that belongs to this line
     */
    private static Span shut(GateLabels labels, EffectiveAccess access, Gate.Kind own) {
        Gate gate = Objects.requireNonNull(access.shut(), "access is open");
        boolean here = gate.kind().compareTo(own) >= 0;
        Span shut = new AccessText(AccessState.BLOCKED, here ? AccessLabels.of(AccessState.BLOCKED) : labels.by(gate))
                .by(here ? labels.of(gate) : "");
        shut.setTitle(labels.of(gate));
        shut.setClassName("access--above", !here);
        return shut;
    }

    private void line(String level, Component name, String second, Span access, Component status) {
        NativeTableRow row = getBody().addRow();
        row.addClassName("access-" + level);
        NativeTableHeaderCell head = row.addHeaderCell();
        head.getElement().setAttribute("scope", "row");
        head.add(name);
        if (!second.isBlank()) {
            Span muted = new Span(second);
            muted.addClassName("muted");
            head.add(muted);
        }
        row.addDataCell().add(access);
        row.addDataCell().add(status);
    }
}

package dev.kunci.portal.inspector;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import dev.kunci.operators.Role;
import dev.kunci.portal.status.StatusText;
import dev.kunci.portal.text.ActorLabels;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.text.TimeText;
import dev.kunci.portal.text.Times;
import dev.kunci.registry.access.Gate;
import dev.kunci.registry.value.Status;
import dev.kunci.review.inspection.Inspection.Stop;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

/** Every gate on the way of a call, in order: its state, since when, by whom and why. */
class GateTable extends NativeTable {

    private final transient InspectorPage page;

    GateTable(InspectorPage page) {
        this.page = page;
        addClassName("gates");
        getElement().setAttribute("aria-label", Texts.of("inspector.gates"));
        NativeTableRow head = getHead().addRow();
        for (String column : new String[] {"gate", "state", "since", "why"}) {
            NativeTableHeaderCell cell = head.addHeaderCell();
            cell.setText(Texts.of("inspector.gate." + column));
            cell.getElement().setAttribute("scope", "col");
        }
        boolean shut = false;
        for (Stop stop : page.inspection().stops()) {
            add(stop, shut);
            shut |= !stop.gate().open() && stop.gate().kind() != Gate.Kind.GRANT;
        }
    }

    /** @param blocked whether a gate above is shut */
    private void add(Stop stop, boolean blocked) {
        Gate gate = stop.gate();
        NativeTableRow row = getBody().addRow();
        row.setClassName("gate-shut", !gate.open());
        NativeTableHeaderCell name = row.addHeaderCell();
        name.getElement().setAttribute("scope", "row");
        Span kind = new Span(Texts.of("inspector.gate.kind." + kind(gate)));
        kind.addClassName("muted");
        name.add(kind);
        if (gate.kind() != Gate.Kind.EXPIRY) {
            Span called = new Span(gate.kind() == Gate.Kind.CREDENTIAL ? gate.name() + "…" : Texts.shown(gate.name()));
            called.setClassName("key", gate.kind() == Gate.Kind.CREDENTIAL);
            name.add(called);
        }
        row.addDataCell().add(state(gate, blocked));
        row.addDataCell().add(since(gate));
        row.addDataCell().add(why(stop));
    }

    private String kind(Gate gate) {
        return gate.kind() == Gate.Kind.OWNER
                ? page.inspection().app().owner().group() ? "app-group" : "developer"
                : gate.kind().name().toLowerCase(Locale.ROOT);
    }

    private static Component state(Gate gate, boolean blocked) {
        if (gate.kind() != Gate.Kind.EXPIRY) {
            StatusText status = new StatusText(gate.status());
            return blocked && gate.open() ? status.blocked() : status;
        }
        boolean never = gate.since().equals(Instant.EPOCH);
        Span state = new Span(Texts.of(
                gate.open() ? never ? "inspector.expiry.never" : "inspector.expiry.later" : "inspector.expiry.over",
                Times.minute(gate.since())));
        state.addClassNames("status", "status--" + (gate.open() ? Status.APPROVED : Status.REVOKED).code());
        return state;
    }

    private static Div since(Gate gate) {
        Div cell = new Div();
        boolean yetToCome = gate.kind() == Gate.Kind.EXPIRY && gate.open();
        if (!yetToCome && !gate.since().equals(Instant.EPOCH)) {
            cell.add(new TimeText(gate.since(), Times.minute(gate.since())));
        }
        if (gate.by() != null) {
            Span by = new Span(ActorLabels.beside(gate.by()));
            by.addClassName("muted");
            cell.add(by);
        }
        return cell;
    }

    /** The reason given at the time, as in the audit log. */
    private Div why(Stop stop) {
        Div cell = new Div();
        String reason = Objects.requireNonNullElse(stop.reason(), "");
        if (!reason.isBlank()) {
            cell.add(new Span(Texts.shown(reason)));
        }
        UUID record = stop.record();
        if (record != null && page.inspection().permission().may(Role.AUDITOR)) {
            cell.add(new Anchor(page.context().links().page("audit?record=" + record), Texts.of("inspector.record")));
        }
        return cell;
    }
}

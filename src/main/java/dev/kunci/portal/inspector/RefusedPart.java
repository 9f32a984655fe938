package dev.kunci.portal.inspector;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.kunci.audit.AuditRecord;
import dev.kunci.portal.audit.RecordLabels;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.text.TimeText;
import dev.kunci.portal.text.Times;
import dev.kunci.review.inspection.Inspection;
import dev.kunci.review.inspection.KeyUse.RefusedCalls;
import java.util.Set;

/** Recent refusals: calls at the gateways, and decisions about the key here. */
class RefusedPart extends Div {

    /** Denial reasons of the gateways that have a text here. */
    private static final Set<String> REASONS = Set.of(
            "app-group-inactive",
            "app-revoked",
            "bad-path",
            "key-expired",
            "key-revoked",
            "no-product",
            "owner-inactive",
            "product-pending",
            "product-revoked");

    RefusedPart(Inspection now) {
        addClassName("refused-part");
        if (now.use().refused().isEmpty()) {
            Paragraph none = new Paragraph(Texts.of("inspector.refused.none"));
            none.addClassName("muted");
            add(none);
        } else {
            add(calls(now));
        }
        if (!now.refusals().isEmpty()) {
            UnorderedList list = new UnorderedList();
            now.refusals().forEach(record -> list.add(decision(record)));
            add(new H3(Texts.of("inspector.refused.decisions")), list);
        }
    }

    private static NativeTable calls(Inspection now) {
        NativeTable table = new NativeTable();
        table.addClassNames("gates", "refused-calls");
        table.getElement().setAttribute("aria-label", Texts.of("inspector.refused"));
        NativeTableRow head = table.getHead().addRow();
        for (String column : new String[] {"why", "calls", "last", "gateway"}) {
            NativeTableHeaderCell cell = head.addHeaderCell();
            cell.setText(Texts.of("inspector.refused." + column));
            cell.getElement().setAttribute("scope", "col");
        }
        now.use().refused().forEach(calls -> add(table, calls));
        return table;
    }

    private static void add(NativeTable table, RefusedCalls calls) {
        NativeTableRow row = table.getBody().addRow();
        NativeTableHeaderCell why = row.addHeaderCell();
        why.getElement().setAttribute("scope", "row");
        why.add(new Span(reason(calls.reason())));
        row.addDataCell().setText(Texts.of("inspector.refused.times", calls.calls()));
        Span call = new Span(calls.method() + " " + calls.path());
        call.addClassName("key");
        TimeText when = new TimeText(calls.last(), Times.minute(calls.last()));
        when.addClassName("muted");
        row.addDataCell().add(new Div(call, when));
        row.addDataCell().setText(calls.gateway());
    }

    private static String reason(String code) {
        return REASONS.contains(code) ? Texts.of("inspector.refused.because." + code) : code;
    }

    private static ListItem decision(AuditRecord record) {
        TimeText when = new TimeText(record.at(), Times.minute(record.at()));
        when.addClassName("muted");
        return new ListItem(
                new Span(Texts.of(
                        "inspector.refused.decision",
                        RecordLabels.who(record),
                        RecordLabels.action(record.action()),
                        record.subject().label(),
                        RecordLabels.refusal(record))),
                when);
    }
}

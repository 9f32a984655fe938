package dev.kunci.portal.audit;

import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import dev.kunci.audit.AuditRecord;
import dev.kunci.portal.layout.Texts;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a record changed, field by field, before beside after. */
class ChangeTable extends NativeTable {

    ChangeTable(AuditRecord record) {
        addClassName("changes");
        NativeTableRow head = getHead().addRow();
        for (String column : new String[] {"field", "before", "after"}) {
            head.addHeaderCell().setText(Texts.of("audit.detail." + column));
        }
        for (String field : RecordWords.fields(record)) {
            NativeTableRow row = getBody().addRow();
            NativeTableHeaderCell name = row.addHeaderCell();
            name.getElement().setAttribute("scope", "row");
            name.setText(RecordWords.field(field));
            row.addDataCell().add(value(field, record.before()));
            row.addDataCell().add(value(field, record.after()));
        }
    }

    private static Span value(String field, @Nullable Map<String, Object> side) {
        Span span = new Span(RecordWords.value(field, RecordWords.side(side, field)));
        String status = field.equals("status") ? RecordWords.status(side) : "";
        if (!status.isEmpty()) {
            span.addClassNames("status", "status--" + status);
        }
        return span;
    }
}

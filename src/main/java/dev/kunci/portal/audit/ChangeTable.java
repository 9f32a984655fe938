package dev.kunci.portal.audit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.kunci.audit.AuditRecord;
import dev.kunci.portal.layout.Texts;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a record changed, field by field, before beside after, with what is different marked; changed fields first. */
class ChangeTable extends NativeTable {

    private final boolean compared;

    ChangeTable(AuditRecord record) {
        compared = record.before() != null && record.after() != null;
        addClassName("changes");
        NativeTableRow head = getHead().addRow();
        for (String column : new String[] {"field", "before", "after"}) {
            head.addHeaderCell().setText(Texts.of("audit.detail." + column));
        }
        List<String> fields = RecordWords.fields(record).stream()
                .sorted(Comparator.comparing((String field) -> same(record, field))
                        .thenComparing(field -> !field.equals(FieldWords.STATUS))
                        .thenComparing(FieldWords::name))
                .toList();
        fields.forEach(field -> row(record, field));
    }

    private static boolean same(AuditRecord record, String field) {
        return Objects.equals(side(record.before(), field), side(record.after(), field));
    }

    private void row(AuditRecord record, String field) {
        Object before = side(record.before(), field);
        Object after = side(record.after(), field);
        NativeTableRow row = getBody().addRow();
        row.setClassName("same", same(record, field));
        NativeTableHeaderCell name = row.addHeaderCell();
        name.getElement().setAttribute("scope", "row");
        name.setText(FieldWords.name(field));
        if (many(before) || many(after)) {
            Difference items = Difference.ofItems(FieldWords.items(field, before), FieldWords.items(field, after));
            row.addDataCell().add(list(items.before(), "del"));
            row.addDataCell().add(list(items.after(), "ins"));
        } else if (text(field, before) && text(field, after)) {
            Difference texts = Difference.ofTexts(FieldWords.value(field, before), FieldWords.value(field, after));
            row.addDataCell().add(text(texts.before(), "del"));
            row.addDataCell().add(text(texts.after(), "ins"));
        } else {
            row.addDataCell().add(single(field, before));
            row.addDataCell().add(single(field, after));
        }
    }

    private Component list(List<Difference.Piece> items, String mark) {
        if (items.isEmpty()) {
            return new Span(Texts.of("audit.nothing"));
        }
        UnorderedList list = new UnorderedList();
        items.forEach(item -> list.add(new ListItem(piece(item, mark))));
        return list;
    }

    private Component text(List<Difference.Piece> pieces, String mark) {
        Div text = new Div();
        text.addClassName("changes-text");
        pieces.forEach(piece -> text.add(piece(piece, mark)));
        return text;
    }

    /** What came into being or went as a whole is not marked piece by piece. */
    private Component piece(Difference.Piece piece, String mark) {
        if (!piece.own() || !compared) {
            return new Span(piece.text());
        }
        HtmlContainer own = new HtmlContainer(mark);
        own.setText(piece.text());
        return own;
    }

    private static Component single(String field, @Nullable Object value) {
        Span span = new Span(FieldWords.value(field, value));
        if (field.equals(FieldWords.STATUS) && value instanceof String code && FieldWords.status(code)) {
            span.addClassNames("status", "status--" + code);
        }
        return span;
    }

    /** A status is a whole: its word is not compared letter by letter. */
    private static boolean text(String field, @Nullable Object value) {
        return value instanceof String text && !text.isEmpty() && !field.equals(FieldWords.STATUS);
    }

    private static boolean many(@Nullable Object value) {
        return value instanceof Collection<?> || value instanceof Map<?, ?>;
    }

    private static @Nullable Object side(@Nullable Map<String, Object> side, String field) {
        return side == null ? null : side.get(field);
    }
}

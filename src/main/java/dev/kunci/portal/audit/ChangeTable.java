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
import dev.kunci.portal.text.Texts;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Two states of one object, field by field side by side, with differences marked; changed fields first. */
public class ChangeTable extends NativeTable {

    private final boolean compared;
    private final transient @Nullable Map<String, Object> left;
    private final transient @Nullable Map<String, Object> right;

    /** The change of a record. */
    ChangeTable(AuditRecord record) {
        this(
                RecordLabels.fields(record),
                record.before(),
                record.after(),
                Texts.of("audit.detail.before"),
                Texts.of("audit.detail.after"));
    }

    /** Only the differences between two states with the same fields. */
    public ChangeTable(Map<String, Object> left, Map<String, Object> right, String leftTitle, String rightTitle) {
        this(
                left.keySet().stream()
                        .filter(field -> !Objects.equals(left.get(field), right.get(field)))
                        .toList(),
                left,
                right,
                leftTitle,
                rightTitle);
    }

    private ChangeTable(
            Collection<String> names,
            @Nullable Map<String, Object> left,
            @Nullable Map<String, Object> right,
            String leftTitle,
            String rightTitle) {
        this.left = left;
        this.right = right;
        compared = left != null && right != null;
        addClassName("changes");
        NativeTableRow head = getHead().addRow();
        for (String column : new String[] {Texts.of("audit.detail.field"), leftTitle, rightTitle}) {
            head.addHeaderCell().setText(column);
        }
        List<String> fields = names.stream()
                .sorted(Comparator.comparing(this::same)
                        .thenComparing(field -> !field.equals(FieldLabels.STATUS))
                        .thenComparing(FieldLabels::name))
                .toList();
        fields.forEach(this::row);
    }

    private boolean same(String field) {
        return Objects.equals(side(left, field), side(right, field));
    }

    private void row(String field) {
        Object before = side(left, field);
        Object after = side(right, field);
        NativeTableRow row = getBody().addRow();
        row.setClassName("same", same(field));
        NativeTableHeaderCell name = row.addHeaderCell();
        name.getElement().setAttribute("scope", "row");
        name.setText(FieldLabels.name(field));
        if (many(before) || many(after)) {
            FieldDifference items =
                    FieldDifference.ofItems(FieldLabels.items(field, before), FieldLabels.items(field, after));
            row.addDataCell().add(list(items.before(), "del"));
            row.addDataCell().add(list(items.after(), "ins"));
        } else if (text(field, before) && text(field, after)) {
            FieldDifference texts =
                    FieldDifference.ofTexts(FieldLabels.value(field, before), FieldLabels.value(field, after));
            row.addDataCell().add(text(texts.before(), "del"));
            row.addDataCell().add(text(texts.after(), "ins"));
        } else {
            row.addDataCell().add(single(field, before));
            row.addDataCell().add(single(field, after));
        }
    }

    private Component list(List<FieldDifference.Piece> items, String mark) {
        if (items.isEmpty()) {
            return new Span(Texts.of("audit.nothing"));
        }
        UnorderedList list = new UnorderedList();
        items.forEach(item -> list.add(new ListItem(piece(item, mark))));
        return list;
    }

    private Component text(List<FieldDifference.Piece> pieces, String mark) {
        Div text = new Div();
        text.addClassName("changes-text");
        pieces.forEach(piece -> text.add(piece(piece, mark)));
        return text;
    }

    /** A field that appeared or disappeared as a whole is not marked piece by piece. */
    private Component piece(FieldDifference.Piece piece, String mark) {
        if (!piece.own() || !compared) {
            return new Span(piece.text());
        }
        HtmlContainer own = new HtmlContainer(mark);
        own.setText(piece.text());
        return own;
    }

    private static Component single(String field, @Nullable Object value) {
        Span span = new Span(FieldLabels.value(field, value));
        if (field.equals(FieldLabels.STATUS) && value instanceof String code && FieldLabels.status(code)) {
            span.addClassNames("status", "status--" + code);
        }
        return span;
    }

    /** A status is compared as a whole and not letter by letter. */
    private static boolean text(String field, @Nullable Object value) {
        return value instanceof String text && !text.isEmpty() && !field.equals(FieldLabels.STATUS);
    }

    private static boolean many(@Nullable Object value) {
        return value instanceof Collection<?> || value instanceof Map<?, ?>;
    }

    private static @Nullable Object side(@Nullable Map<String, Object> side, String field) {
        return side == null ? null : side.get(field);
    }
}

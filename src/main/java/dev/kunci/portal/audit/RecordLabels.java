package dev.kunci.portal.audit;

import dev.kunci.audit.Action;
import dev.kunci.audit.AuditRecord;
import dev.kunci.audit.Channel;
import dev.kunci.audit.Outcome;
import dev.kunci.portal.text.Texts;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A record in plain words. */
public final class RecordLabels {

    private RecordLabels() {}

    public static String action(Action action) {
        return Texts.of("audit.action." + action.code());
    }

    public static String channel(Channel channel) {
        return Texts.of("audit.channel." + channel.code());
    }

    static String outcome(Outcome outcome) {
        return Texts.of("audit.detail.outcome." + outcome.code());
    }

    public static String subjectType(AuditRecord record) {
        return Texts.of("audit.subject." + record.subject().type());
    }

    public static String who(AuditRecord record) {
        String name = Texts.shown(record.author().name());
        String developer = record.author().onBehalfOf();
        return developer == null ? name : Texts.of("audit.behalf", name, developer);
    }

    /** @return the code of the status on one side of a change, empty if it has none */
    public static String status(@Nullable Map<String, Object> side) {
        Object code = side(side, FieldLabels.STATUS);
        return code instanceof String text && FieldLabels.status(text) ? text : "";
    }

    public static String statusWord(String code) {
        return code.isEmpty() ? "" : Texts.of("status." + code);
    }

    /** What changed apart from the status, in one line; empty if nothing did. */
    public static String change(AuditRecord record) {
        if (record.outcome() == Outcome.REFUSED
                || !status(record.before()).isEmpty()
                || !status(record.after()).isEmpty()) {
            return "";
        }
        return fields(record).stream()
                .map(field -> Texts.of("audit.change.field", FieldLabels.name(field), change(record, field)))
                .collect(Collectors.joining(", "));
    }

    private static String change(AuditRecord record, String field) {
        String after = FieldLabels.value(field, side(record.after(), field));
        return record.before() == null
                ? after
                : Texts.of("audit.change.from-to", FieldLabels.value(field, side(record.before(), field)), after);
    }

    /**
     * The fields of a record without those for machines only; since when and by whom it was so is shown only if an undo
     * restored it.
     */
    static Collection<String> fields(AuditRecord record) {
        TreeSet<String> fields = new TreeSet<>();
        for (Map<String, Object> side : new Map[] {record.before(), record.after()}) {
            if (side != null) {
                fields.addAll(side.keySet());
            }
        }
        fields.removeAll(Set.of("refused", "replacesId"));
        if (side(record.after(), FieldLabels.SINCE) == null) {
            fields.removeAll(Set.of(FieldLabels.SINCE, FieldLabels.BY));
        }
        return fields;
    }

    /** Why something was refused; names that were not stored are left out. */
    public static String refusal(AuditRecord record) {
        Object key = side(record.after(), "refused");
        return key == null
                ? Texts.of("audit.refused")
                : Texts.of(key.toString()).replaceAll("\\{\\d}", "…");
    }

    private static @Nullable Object side(@Nullable Map<String, Object> side, String field) {
        return side == null ? null : side.get(field);
    }
}

package dev.kunci.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The SQL for a filter, written so that the indexes of the audit log are used whatever the statistics say: codes are
 * literals, several actions are scanned separately in order, and a text search goes through its own index.
 *
 * @param unordered whether rows are collected through bitmaps instead of scanned newest first
 */
record AuditStatement(String sql, Map<String, Object> params, boolean unordered) {

    private static final String TEXT = "audit_words(subject) @@ audit_query(:subject)";
    /** A decision that was undone within seconds counts as not made, and the undo only restores what was before. */
    private static final String STANDS = " and action <> 'restore' and not exists (select 1 from audit_record undo"
            + " where undo.organization_id = one.organization_id and undo.%1$s = one.%1$s and undo.undoes = one.id"
            + " and undo.at between one.at and one.at + interval '1 minute')";

    private static final String ORDER = " order by at desc, id desc";

    /** How many of the newest records are searched for a text before its index is used for all of them. */
    private static final int RECENT = 20_000;

    /** One page, if scanning the log newest first finds it quickly. */
    static AuditStatement page(UUID organization, AuditFilter filter, int offset, int limit) {
        Map<String, Object> params = new HashMap<>(Map.of("offset", offset, "limit", limit, "reach", offset + limit));
        String newest = " from audit_record where " + where(organization, filter, params);
        Set<Action> actions = filter.actions();
        String sql = apart(filter)
                ? actions.stream()
                        .sorted()
                        .map(action -> "(select *" + newest + only(Set.of(action)) + ORDER + " limit :reach)")
                        .collect(Collectors.joining(" union all "))
                : "select *" + newest + only(actions);
        return new AuditStatement(
                "select * from (" + sql + ") r" + ORDER + " offset :offset limit :limit", params, false);
    }

    /** One page of a text search, as far as it is among the newest records. */
    static AuditStatement recent(UUID organization, AuditFilter filter, int offset, int limit) {
        Map<String, Object> params = new HashMap<>(Map.of("offset", offset, "limit", limit));
        String newest = "select * from audit_record where " + where(organization, filter.withSubject(null), params)
                + only(filter.actions()) + ORDER + " limit " + RECENT;
        text(params, filter);
        return new AuditStatement(
                "select * from (" + newest + ") r where " + TEXT + ORDER + " offset :offset limit :limit",
                params,
                false);
    }

    /** One page of a text search: all matches are found, sorted by time, and the rows of the page are read. */
    static AuditStatement found(UUID organization, AuditFilter filter, int offset, int limit) {
        Map<String, Object> params = new HashMap<>(Map.of("offset", offset, "limit", limit));
        String hits =
                "select at, id from audit_record where " + where(organization, filter, params) + only(filter.actions());
        return new AuditStatement(
                "with hit as materialized (" + hits + "), page as materialized (select * from hit" + ORDER
                        + " offset :offset limit :limit) select r.* from page p join audit_record r"
                        + " on r.organization_id = :organization and r.at = p.at and r.id = p.id"
                        + " order by p.at desc, p.id desc",
                params,
                true);
    }

    static AuditStatement all(UUID organization, AuditFilter filter) {
        return matching("*", organization, filter, ORDER, hasText(filter));
    }

    static AuditStatement count(UUID organization, AuditFilter filter, long most) {
        AuditStatement matching = matching("1", organization, filter, " limit " + most, hasText(filter));
        return new AuditStatement(
                "select count(*) from (" + matching.sql + ") counted", matching.params, matching.unordered);
    }

    /** The last record of the object itself, not of what belongs to it. */
    static AuditStatement last(UUID organization, AuditScope scope) {
        return matching(
                "*",
                organization,
                AuditFilter.ANY.withAbout(scope),
                " and subject_id = :about" + ORDER + " limit 1",
                false);
    }

    /** For each object, the last change that led to its present status. */
    static AuditStatement lastThatSay(UUID organization, Collection<AuditField> fields) {
        Map<String, Object> params = new HashMap<>(Map.of("organization", organization));
        List<String> parts = new ArrayList<>();
        fields.stream().collect(Collectors.groupingBy(AuditField::whole)).forEach((whole, inside) -> {
            int n = parts.size();
            params.put("whole" + n, whole.id());
            params.put("subjects" + n, inside.stream().map(AuditField::subject).toArray(UUID[]::new));
            params.put("names" + n, inside.stream().map(AuditField::name).toArray(String[]::new));
            parts.add("select asked.name as asked, r.* from unnest(:subjects" + n + "::uuid[], :names" + n
                    + "::text[]) asked (subject, name) cross join lateral (select one.* from audit_record one"
                    + " where organization_id = :organization and "
                    + whole.kind().column() + " = :whole" + n
                    + " and outcome = " + literal(Outcome.DONE.code())
                    + " and subject_id = asked.subject and after ->> asked.name is not null"
                    + STANDS.formatted(whole.kind().column()) + ORDER
                    + " limit 1) r");
        });
        return new AuditStatement(String.join(" union all ", parts), params, false);
    }

    /** The object whose last name was this one; the words of the name lead to the few candidate records. */
    static AuditStatement called(UUID organization, String type, String label) {
        return new AuditStatement(
                "select subject_id from audit_record where organization_id = :organization and " + TEXT
                        + " and subject_type = :type and lower(subject) = lower(:subject) and subject_id is not null"
                        + ORDER + " limit 1",
                Map.of("organization", organization, "type", type, "subject", label),
                true);
    }

    /** The last records of one API product on the keys of one app, including keys that no longer hold it. */
    static AuditStatement grants(UUID organization, UUID app, UUID product, int limit) {
        return new AuditStatement(
                "select * from audit_record where organization_id = :organization and app_id = :app"
                        + " and product_id = :product and subject_type = 'grant'" + ORDER + " limit :limit",
                Map.of("organization", organization, "app", app, "product", product, "limit", limit),
                false);
    }

    /** The records within an object and its parts that have this field, latest first. */
    static AuditStatement saying(UUID organization, AuditScope whole, String name, int limit) {
        return new AuditStatement(
                "select * from audit_record where organization_id = :organization and "
                        + whole.kind().column() + " = :whole and outcome = " + literal(Outcome.DONE.code())
                        + " and after ->> :name is not null" + ORDER + " limit :limit",
                Map.of("organization", organization, "whole", whole.id(), "name", name, "limit", limit),
                false);
    }

    static boolean hasText(AuditFilter filter) {
        return !blank(filter.subject());
    }

    private static AuditStatement matching(
            String columns, UUID organization, AuditFilter filter, String end, boolean unordered) {
        Map<String, Object> params = new HashMap<>();
        String where = where(organization, filter, params) + only(filter.actions());
        return new AuditStatement("select " + columns + " from audit_record where " + where + end, params, unordered);
    }

    /** Whether a set of actions is the only condition that an index can serve. */
    private static boolean apart(AuditFilter filter) {
        return filter.actions().size() > 1 && blank(filter.actor()) && filter.about() == null;
    }

    private static String only(Set<Action> actions) {
        return actions.isEmpty()
                ? ""
                : actions.stream()
                        .sorted()
                        .map(action -> literal(action.code()))
                        .collect(Collectors.joining(", ", " and action in (", ")"));
    }

    private static String where(UUID organization, AuditFilter filter, Map<String, Object> params) {
        List<String> terms = new ArrayList<>(List.of("organization_id = :organization"));
        params.put("organization", organization);
        if (!blank(filter.actor())) {
            terms.add("actor = :actor");
            params.put("actor", filter.actor());
        }
        if (filter.channel() != null) {
            terms.add("channel = " + literal(filter.channel().code()));
        }
        if (filter.outcome() != null) {
            terms.add("outcome = " + literal(filter.outcome().code()));
        }
        AuditScope scope = filter.about();
        if (scope != null) {
            terms.add(scope.kind().column() + " = :about");
            params.put("about", scope.id());
            if (scope.kind() == AuditScope.Kind.PERSON) {
                terms.add("subject_type = 'operator'");
            }
        }
        if (filter.branch() != null) {
            terms.add(filter.branch().condition());
        }
        if (hasText(filter)) {
            terms.add(TEXT);
            text(params, filter);
        }
        at(terms, params, "at >= :from", "from", filter.from());
        at(terms, params, "at < :until", "until", filter.until());
        return String.join(" and ", terms);
    }

    private static void text(Map<String, Object> params, AuditFilter filter) {
        params.put("subject", Objects.requireNonNullElse(filter.subject(), ""));
    }

    private static void at(
            List<String> terms, Map<String, Object> params, String term, String name, @Nullable Instant instant) {
        if (instant != null) {
            terms.add(term);
            params.put(name, instant.atOffset(ZoneOffset.UTC));
        }
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /** Only for codes of this package's own enums, which need no escaping. */
    private static String literal(String code) {
        return "'" + code + "'";
    }
}

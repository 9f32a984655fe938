package dev.kunci.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of what a filter asks for, in a form the indexes of the record can serve: codes stand in it as they are, so
 * that a plan knows them, and several actions are as many ordered scans that are merged.
 */
record AuditStatement(String sql, Map<String, Object> params) {

    private static final String ORDER = " order by at desc, id desc";

    static AuditStatement page(UUID organization, AuditFilter filter, int offset, int limit) {
        return all(organization, filter)
                .followedBy(" offset :offset limit :limit", Map.of("offset", offset, "limit", limit));
    }

    static AuditStatement all(UUID organization, AuditFilter filter) {
        AuditStatement matching = matching("*", organization, filter);
        return new AuditStatement("select * from (" + matching.sql + ") r" + ORDER, matching.params);
    }

    /** The last record of an object itself, not of what belongs to it. */
    static AuditStatement last(UUID organization, About object) {
        AuditStatement matching = matching("*", organization, AuditFilter.ANY.withAbout(object));
        return new AuditStatement(matching.sql + " and subject_id = :about" + ORDER + " limit 1", matching.params);
    }

    static AuditStatement count(UUID organization, AuditFilter filter, long most) {
        AuditStatement matching = matching("1", organization, filter);
        return new AuditStatement("select count(*) from (" + matching.sql, matching.params)
                .followedBy(" limit :most) counted", Map.of("most", most));
    }

    private AuditStatement followedBy(String text, Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(params);
        all.putAll(more);
        return new AuditStatement(sql + text, all);
    }

    private static AuditStatement matching(String columns, UUID organization, AuditFilter filter) {
        Map<String, Object> params = new HashMap<>();
        String select = "select " + columns + " from audit_record where " + where(organization, filter, params);
        boolean actionsAlone = filter.actor() == null && filter.about() == null && filter.subject() == null;
        String sql = filter.actions().size() > 1 && actionsAlone
                ? filter.actions().stream()
                        .sorted()
                        .map(action -> select + only(Set.of(action)))
                        .collect(Collectors.joining(" union all "))
                : select + only(filter.actions());
        return new AuditStatement(sql, params);
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
        About about = filter.about();
        if (about != null) {
            terms.add(about.kind().column() + " = :about");
            params.put("about", about.id());
            if (about.kind() == About.Kind.PERSON) {
                terms.add("subject_type = 'operator'");
            }
        }
        if (!blank(filter.subject())) {
            terms.add("audit_words(subject) @@ audit_query(:subject)");
            params.put("subject", filter.subject());
        }
        at(terms, params, "at >= :from", "from", filter.from());
        at(terms, params, "at < :until", "until", filter.until());
        return String.join(" and ", terms);
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

    /** Only for codes of this package's own enums. */
    private static String literal(String code) {
        return "'" + code + "'";
    }
}

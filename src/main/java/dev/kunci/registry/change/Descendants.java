package dev.kunci.registry.change;

import dev.kunci.registry.access.AccessSql;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Status;
import dev.kunci.registry.value.Target;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** One object with everything below it, locked from the owner down, so that nothing is added while it is deleted. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Descendants {

    private static final String OF_OWNER = "t.developer_id = :top or t.app_group_id = :top";

    /** The parent of each level, and the column that refers to it. */
    private static final Map<Level, Level> ABOVE =
            new EnumMap<>(Map.of(Level.CREDENTIAL, Level.APP, Level.GRANT, Level.CREDENTIAL));

    private static final Map<Level, String> PARENTS =
            new EnumMap<>(Map.of(Level.CREDENTIAL, "t.app_id", Level.GRANT, "t.credential_id"));

    private static final List<Level> DOWNWARD =
            List.of(Level.DEVELOPER, Level.APP_GROUP, Level.APP, Level.CREDENTIAL, Level.GRANT);

    /** How many are passed on at once. */
    private static final int CHUNK = 2_000;

    /** A key that does not pass now, through whichever gate, must not pass after being deleted and imported again. */
    private static final String REMEMBER_KEYS = """
            update consumer_key k set last_status = case when %s then 'approved' else 'revoked' end
            from credential c
            join app a on a.organization_id = c.organization_id and a.id = c.app_id
            left join developer d on d.organization_id = a.organization_id and d.id = a.developer_id
            left join app_group g on g.organization_id = a.organization_id and g.id = a.app_group_id
            where c.organization_id = :organization and c.id = any(:ids::uuid[])
              and k.organization_id = c.organization_id and k.key_hash = c.key_hash""".formatted(AccessSql.KEY_OPEN);

    /** The credential is locked, because its hash may be about to change. */
    private static final String REMEMBER_GRANTS = """
            insert into revoked_grant
            select o.organization_id, c.key_hash, p.name from product_grant o
            join credential c on c.organization_id = o.organization_id and c.id = o.credential_id
            join api_product p on p.organization_id = o.organization_id and p.id = o.product_id
            where o.organization_id = :organization and o.id = any(:ids::uuid[]) and o.status = 'revoked'
            for key share of c on conflict do nothing""";

    private final JdbcClient jdbc;

    Descendants(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Locks an object with everything below it.
     *
     * @return how many there are of each level, from the top down; empty if there is no such object
     */
    Map<Level, Integer> lock(Target top) {
        if (top.level() == Level.CREDENTIAL) {
            lockAppOf(top);
        }
        Map<Level, Integer> counts = new LinkedHashMap<>();
        for (Part part : parts(top)) {
            int count = lock(part);
            if (count > 0) {
                counts.put(part.level(), count);
            } else if (part.level() == top.level()) {
                return Map.of();
            }
        }
        return counts;
    }

    /**
     * Objects of one level that belong together.
     *
     * @param which a condition on the table {@code t}, below the object {@code :top}
     */
    public record Part(UUID organization, Level level, UUID top, String which) {

        private String from() {
            return " from " + level.table() + " t where " + where();
        }

        private String where() {
            return "t.organization_id = :organization and (" + which + ")";
        }
    }

    /** An object and what is below it, level by level from the top down. */
    List<Part> parts(Target top) {
        return DOWNWARD.stream()
                .filter(level -> level == top.level() || level.compareTo(top.level()) > 0 && level != Level.APP_GROUP)
                .map(level -> new Part(top.organization(), level, top.id(), which(top.level(), level)))
                .toList();
    }

    /** An API product on all keys that have it. */
    public Part grantsOf(UUID organization, UUID product) {
        return new Part(organization, Level.GRANT, product, "t.product_id = :top");
    }

    /** The same, but only where this operator requested it. */
    public Part grantsAskedFor(UUID organization, UUID product, UUID operator) {
        return new Part(
                organization,
                Level.GRANT,
                product,
                "t.product_id = :top and t.requested_by_id in (select accounts_of_person('" + operator + "'))");
    }

    private static String which(Level top, Level level) {
        if (level == top) {
            return "t.id = :top";
        }
        if (level == Level.APP) {
            return OF_OWNER;
        }
        Level above = Objects.requireNonNull(ABOVE.get(level));
        return above == top
                ? PARENTS.get(level) + " = :top"
                : PARENTS.get(level) + " in (select t.id from " + above.table()
                        + " t where t.organization_id = :organization and (" + which(top, above) + "))";
    }

    /** @return how many there are; they stay in the database, as there may be very many */
    public int lock(Part part) {
        return bound("select count(*) from (select 1" + part.from() + " order by t.id for update) locked", part)
                .query(Integer.class)
                .single();
    }

    /** The list of apps is searched by the hints of keys, so that deleting a key changes its app as well. */
    private void lockAppOf(Target credential) {
        jdbc.sql(
                        "select id from app where organization_id = :organization and id ="
                                + " (select app_id from credential where organization_id = :organization and id = :id) for update")
                .param("organization", credential.organization())
                .param("id", credential.id())
                .query()
                .listOfRows();
    }

    /** @return the name of the product, empty if there is no such product */
    Optional<String> lockProduct(UUID organization, UUID product) {
        return jdbc.sql("select name from api_product where organization_id = ? and id = ? for update")
                .params(organization, product)
                .query(String.class)
                .optional();
    }

    /** Passes on all of them with their status, some at a time. */
    public void each(Part part, Consumer<Map<Target, Status>> some) {
        UUID last = new UUID(0, 0);
        Map<Target, Status> rows;
        do {
            rows = new LinkedHashMap<>();
            Map<Target, Status> found = rows;
            bound("select t.id, t.status" + part.from() + " and t.id > :last order by t.id limit " + CHUNK, part)
                    .param("last", last)
                    .query(rs -> {
                        Target target = new Target(part.organization(), part.level(), rs.getObject("id", UUID.class));
                        found.put(target, Status.of(rs.getString("status")));
                    });
            for (Target target : rows.keySet()) {
                last = target.id();
            }
            if (!rows.isEmpty()) {
                some.accept(rows);
            }
        } while (rows.size() == CHUNK);
    }

    /**
     * Deletes them after everything below them; what was shut is remembered in case it comes back. Some at a time, by
     * id: PostgreSQL's statistics may not know yet how many an organization has, and it would search for each among
     * all.
     */
    void delete(Part part) {
        each(part, doomed -> {
            String[] ids =
                    doomed.keySet().stream().map(gone -> gone.id().toString()).toArray(String[]::new);
            if (part.level() == Level.GRANT) {
                run(REMEMBER_GRANTS, part, ids);
            } else if (part.level() == Level.CREDENTIAL) {
                run(REMEMBER_KEYS, part, ids);
            }
            run(
                    "delete from " + part.level().table()
                            + " where organization_id = :organization and id = any(:ids::uuid[])",
                    part,
                    ids);
        });
    }

    private void run(String sql, Part part, String[] ids) {
        jdbc.sql(sql)
                .param("organization", part.organization())
                .param("ids", ids)
                .update();
    }

    private JdbcClient.StatementSpec bound(String sql, Part part) {
        return jdbc.sql(sql).param("organization", part.organization()).param("top", part.top());
    }
}

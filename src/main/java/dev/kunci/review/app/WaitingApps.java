package dev.kunci.review.app;

import dev.kunci.review.CountLimit;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The apps with a product that waits for an approver, counted from the few that wait. PostgreSQL expects to reach the
 * limit soon in whatever order it reads, and so reads all keys.
 */
final class WaitingApps {

    /** How many products are looked at first. They are of fewer apps, as one may have several that wait. */
    private static final int FIRST = 15_000;

    private static final String WAIT =
            "from product_grant o where o.organization_id = :organization and o.status = 'pending'";

    private static final String MANY = "select count(*) > :most from (select 1 " + WAIT + " limit :most + 1) waiting";

    /** Counts all of them only where the first ones do not say enough; {@code offset 0} keeps each key a look-up. */
    private static final String COUNT = """
            with first as (select count(distinct c.app_id) as apps, count(*) as grants
              from (select o.credential_id %1$s limit :first) o cross join lateral (%2$s) c)
            select case when apps >= :most or grants < :first then least(apps, :most)
              else (select least(count(distinct c.app_id), :most)
                from (select o.credential_id %1$s) o cross join lateral (%2$s) c) end
            from first
            """.formatted(
                    WAIT,
                    "select app_id from credential c where c.organization_id = :organization and c.id = o.credential_id"
                            + " offset 0");

    private WaitingApps() {}

    /** Whether more than so many products wait. */
    static boolean moreThan(JdbcClient jdbc, UUID organization, int most) {
        return jdbc.sql(MANY)
                .param("organization", organization)
                .param("most", most)
                .query(Boolean.class)
                .single();
    }

    /** @return how many apps, {@link CountLimit#ROWS} + 1 if there are more than that */
    static int count(JdbcClient jdbc, UUID organization) {
        return count(jdbc, organization, FIRST, CountLimit.ROWS + 1);
    }

    /** @return how many apps, at most this many */
    static int count(JdbcClient jdbc, UUID organization, int first, int most) {
        return jdbc.sql(COUNT)
                .param("organization", organization)
                .param("first", first)
                .param("most", most)
                .query(Integer.class)
                .single();
    }
}

package dev.kunci.review.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import dev.kunci.testing.SteppingClock;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever the queue joins to be quick, it shows what one simple statement finds. */
@IntegrationTest
class PendingFilterTest {

    private static final PendingFilter ANY = PendingFilter.ANY;

    @Autowired
    private PendingList pending;

    @Autowired
    private Permissions permissions;

    @Autowired
    private Scene scene;

    @Autowired
    private Database database;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SteppingClock clock;

    private Scene.Weather ana;
    private Scene.Weather bo;
    private UUID organization;
    private Actor approver;
    private Actor limited;

    @BeforeEach
    void twoRequests() {
        ana = scene.weather();
        organization = ana.organization();
        clock.forward(Duration.ofDays(4));
        bo = scene.weather(organization, ana.organizationName(), "bo@example.com", "Old importer");
        approver = scene.operator(organization, Role.APPROVER);
        limited = scene.operator(organization, Set.of(bo.manualProduct()), Role.APPROVER);
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void everyFilterAndSortFindsWhatOneSimpleStatementFinds() throws SQLException {
        String each = "select '" + organization + "', md5('" + organization + "' || n)::uuid";
        String both = " from generate_series(1, 12) n cross join (values (1, '" + ana.credential() + "'::uuid), (2, '"
                + bo.credential() + "')) k (number, id)";
        String grant = "md5('" + organization + "' || n || '/' || k.number)::uuid";
        String status = "case n % 6 when 5 then 'approved' else 'pending' end";
        database.asOwner(
                "insert into api_product (organization_id, id, name, display_name, approval_type, created_at, created_by,"
                        + " modified_at, modified_by) " + each
                        + ", 'many-' || n, 'Importer ' || n % 3, 'manual', now(),"
                        + " 'test', now(), 'test' from generate_series(1, 12) n",
                "insert into audit_record (organization_id, actor, channel, action, subject_type, subject_id, subject,"
                        + " after, outcome) select '" + organization + "', 'test', 'system', 'create', 'grant', "
                        + grant
                        + ", 'many', jsonb_build_object('status', " + status + "), 'done'" + both,
                "insert into product_grant (organization_id, id, credential_id, product_id, requested_at, requested_by,"
                        + " status, status_changed_at, status_changed_by) select '" + organization + "', " + grant
                        + ", k.id, md5('" + organization + "' || n)::uuid, now() - n % 5 * interval '1 day',"
                        + " case n % 2 when 0 then 'Ana@example.com' else 'import' end, " + status + ", now(), 'test'"
                        + both,
                "insert into revoked_grant select c.organization_id, c.key_hash, 'many-' || n from credential c"
                        + " cross join generate_series(1, 4) n where c.id = '" + bo.credential() + "'");
        List<UUID> kept = jdbc.sql("select id from product_grant where organization_id = ? and status = 'approved'"
                        + " and requested_by = 'import'")
                .param(organization)
                .query(UUID.class)
                .list();
        assertThat(kept).isNotEmpty();
        assertThat(pending.count(approver, organization, ANY)).isEqualTo(22);
        for (PendingFilter filter : List.of(
                ANY,
                filter("old imp", null, null, null),
                filter("importer", null, null, null),
                filter("importer 1", null, null, null),
                filter("nothing is called so", null, null, null),
                filter("many", null, "bo@example.com", null),
                filter(null, "many-4", null, null),
                filter(null, "no-such-product", null, null),
                filter(null, null, "BO@example.com", "ana"),
                filter("weather", null, null, "imp"),
                ANY.withAge(PendingAge.THREE_DAYS),
                ANY.withAgain(true),
                filter("importer", null, "bo@example.com", null).withAgain(true).withAge(PendingAge.DAY))) {
            assertSameAsSimple(approver, filter, kept);
            assertSameAsSimple(limited, filter, kept);
        }
        Actor some = scene.operator(
                organization,
                Set.copyOf(jdbc.sql("select id from api_product where organization_id = ? and name < 'many-4'")
                        .param(organization)
                        .query(UUID.class)
                        .list()),
                Role.APPROVER);
        assertSameAsSimple(some, ANY, kept);
        assertSameAsSimple(some, filter("importer", null, null, null), kept);
    }

    private static PendingFilter filter(
            @Nullable String text, @Nullable String product, @Nullable String owner, @Nullable String requester) {
        return new PendingFilter(text, product, owner, requester, null, false);
    }

    private void assertSameAsSimple(Actor actor, PendingFilter filter, List<UUID> kept) {
        for (boolean up : List.of(true, false)) {
            String end = up ? "asc" : "desc";
            String time = "o.requested_at " + end + ", o.id " + end;
            for (List<UUID> decided : List.of(List.<UUID>of(), kept)) {
                List<UUID> waiting = simple(actor, filter, decided, time);
                assertThat(found(actor, filter, decided, PendingSort.WAITING, up, 0, 100))
                        .as("%s", filter)
                        .isEqualTo(waiting);
                assertThat(found(actor, filter, decided, PendingSort.WAITING, up, 3, 5))
                        .as("%s", filter)
                        .isEqualTo(waiting.stream().skip(3).limit(5).toList());
                assertThat(found(actor, filter, decided, PendingSort.PRODUCT, up, 0, 100))
                        .as("%s", filter)
                        .isEqualTo(simple(
                                actor,
                                filter,
                                decided,
                                "lower(p.display_name) " + end + ", p.name " + end + ", " + time));
            }
        }
        assertThat(pending.count(actor, organization, filter))
                .as("%s", filter)
                .isEqualTo(simple(actor, filter, List.of(), "o.id").size());
    }

    private List<UUID> found(
            Actor actor,
            PendingFilter filter,
            List<UUID> decided,
            PendingSort sort,
            boolean up,
            int offset,
            int limit) {
        return pending.find(actor, organization, filter, decided, sort, up, offset, limit).stream()
                .map(PendingRow::id)
                .toList();
    }

    /** All joins, all conditions, and no thought of the time it takes. */
    private List<UUID> simple(Actor actor, PendingFilter filter, List<UUID> decided, String order) {
        Set<UUID> products = permissions.of(actor, organization).products();
        return jdbc.sql("""
                        select o.id from product_grant o
                        join api_product p on p.organization_id = o.organization_id and p.id = o.product_id
                        join credential c on c.organization_id = o.organization_id and c.id = o.credential_id
                        join app a on a.organization_id = c.organization_id and a.id = c.app_id
                        where o.organization_id = :organization and (o.status = 'pending' or o.id = any(:decided))
                          and (:all or o.product_id = any(:products))
                          and (:text::text is null or a.search like '%' || lower(:text) || '%'
                            or lower(p.name) like '%' || lower(:text) || '%'
                            or lower(p.display_name) like '%' || lower(:text) || '%')
                          and (:product::text is null or p.name = :product)
                          and (:owner::text is null or a.owner_key = lower(:owner))
                          and (:requester::text is null
                            or lower(o.requested_by) like '%' || lower(:requester) || '%')
                          and o.requested_at <= :before
                          and (not :again or exists (select 1 from revoked_grant r
                            where r.organization_id = o.organization_id and r.key_hash = c.key_hash
                              and r.product_name = p.name))
                        order by\s""" + order)
                .param("organization", organization)
                .param("decided", decided.toArray(UUID[]::new))
                .param("all", products == null)
                .param("products", products == null ? new UUID[0] : products.toArray(UUID[]::new))
                .param("text", filter.text())
                .param("product", filter.product())
                .param("owner", filter.owner())
                .param("requester", filter.requester())
                .param(
                        "before",
                        filter.age() == null
                                ? clock.instant().plusSeconds(1_000_000).atOffset(ZoneOffset.UTC)
                                : clock.instant().minus(filter.age().least()).atOffset(ZoneOffset.UTC))
                .param("again", filter.again())
                .query(UUID.class)
                .list();
    }
}

package dev.kunci.review.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kunci.approval.Decision;
import dev.kunci.approval.Decisions;
import dev.kunci.approval.Verb;
import dev.kunci.audit.Action;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.registry.change.Deletions;
import dev.kunci.registry.key.Grants;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import dev.kunci.review.CsvLine;
import dev.kunci.review.FilteredQuery;
import dev.kunci.shared.Refusal;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import dev.kunci.testing.SteppingClock;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What waits, for whom, in which order; what is known about it; and that thousands of it are no burden. */
@IntegrationTest
class PendingListTest {

    private static final PendingFilter ANY = PendingFilter.ANY;

    @Autowired
    private PendingList pending;

    @Autowired
    private PendingRequestReader reader;

    @Autowired
    private PendingExport export;

    @Autowired
    private RecentReasons reasons;

    @Autowired
    private Permissions permissions;

    @Autowired
    private Decisions decisions;

    @Autowired
    private Deletions deletions;

    @Autowired
    private Grants grants;

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
    private UUID stock;
    private Actor editor;
    private Actor approver;
    private Actor limited;

    @BeforeEach
    void threeRequests() {
        ana = scene.weather();
        organization = ana.organization();
        clock.forward(Duration.ofDays(4));
        bo = scene.weather(organization, ana.organizationName(), "bo@example.com", "Old importer");
        editor = scene.operator(organization, Role.EDITOR, Role.APPROVER);
        clock.forward(Duration.ofHours(2));
        stock = scene.request(editor, ana);
        approver = scene.operator(organization, Role.APPROVER);
        limited = scene.operator(organization, Set.of(bo.manualProduct()), Role.APPROVER);
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void theOldestComesFirstAndEachApproverHasTheirOwn() {
        assertThat(ids(approver, ANY)).containsExactly(ana.manualGrant(), bo.manualGrant(), stock);
        assertThat(pending.count(approver, organization, ANY)).isEqualTo(3);
        assertThat(ids(limited, ANY)).containsExactly(bo.manualGrant());
        assertThat(pending.count(limited, organization, ANY)).isEqualTo(1);
        assertThat(pending.find(limited, organization, List.of(stock, bo.manualGrant())))
                .extracting(PendingRow::id)
                .containsExactly(bo.manualGrant());
        assertThatThrownBy(() -> reader.find(limited, organization, stock)).isInstanceOf(Refusal.NotFound.class);
        Actor viewer = scene.operator(organization, Role.VIEWER, Role.EDITOR, Role.ADMIN);
        assertThatThrownBy(() -> pending.count(viewer, organization, ANY))
                .hasMessageContaining("refusal.role.approver");
        assertThatThrownBy(() -> ids(viewer, ANY)).isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> reasons.latest(viewer, organization, Action.APPROVE, 5))
                .isInstanceOf(Refusal.Forbidden.class);
    }

    @Test
    void eachFilterFindsWhatItNames() {
        assertThat(ids(approver, filter("old imp", null, null, null))).containsExactly(bo.manualGrant());
        assertThat(ids(approver, filter("stock", null, null, null))).containsExactly(stock);
        assertThat(ids(approver, filter(null, productName(ana), null, null))).containsExactly(ana.manualGrant());
        assertThat(ids(approver, filter(null, null, "BO@example.com", null))).containsExactly(bo.manualGrant());
        assertThat(ids(approver, filter(null, null, null, editor.name()))).containsExactly(stock);
        assertThat(ids(approver, ANY.withAge(PendingAge.THREE_DAYS))).containsExactly(ana.manualGrant());
        assertThat(pending.count(approver, organization, ANY.withAge(PendingAge.WEEK)))
                .isZero();
        assertThat(ids(approver, filter("100%_", null, null, null))).isEmpty();
        assertThat(rows(editor, ANY)).extracting(PendingRow::own).containsExactly(false, false, true);
    }

    @Test
    void whatIsDecidedKeepsItsPlaceForWhoDecidedIt() {
        decide(approver, bo.manualGrant(), Verb.APPROVE, "fine");

        assertThat(ids(approver, ANY)).containsExactly(ana.manualGrant(), stock);
        assertThat(pending.find(
                        approver, organization, ANY, List.of(bo.manualGrant()), PendingSort.WAITING, true, 1, 5))
                .extracting(PendingRow::id)
                .containsExactly(bo.manualGrant(), stock);
        assertThat(pending.count(approver, organization, ANY)).isEqualTo(2);
    }

    @Test
    void theCaseTellsWhatWasDecidedOnThisPairBeforeAlsoWhereTheGrantIsGone() {
        UUID product = products(editor).getFirst();
        decide(approver, stock, Verb.REVOKE, "no contract");
        deletions.remove(editor, new Target(organization, Level.GRANT, stock), null);
        UUID again = grants.add(editor, organization, ana.credential(), product, "signed now");

        PendingRequest found = reader.find(approver, organization, again);

        assertThat(found.row().again()).isTrue();
        assertThat(ids(approver, ANY.withAgain(true))).containsExactly(again);
        assertThat(found.row().reason()).isEqualTo("signed now");
        assertThat(found.app().owner().name()).isEqualTo("ana@example.com");
        assertThat(found.product().id()).isEqualTo(product);
        assertThat(found.others())
                .extracting(held -> held.grant().target().id())
                .containsExactlyInAnyOrder(ana.manualGrant(), ana.autoGrant());
        assertThat(found.earlier())
                .extracting(record -> record.action() + " " + record.author().name() + " " + record.reason())
                .startsWith("CREATE " + editor.name() + " signed now")
                .contains("REVOKE " + approver.name() + " no contract")
                .hasSize(4);
        assertThat(found.earlier()).allMatch(record -> record.author().origin().address() == null);
    }

    @Test
    void onesOwnReasonsAreOfferedBeforeThoseOfOthersEachOnce() {
        decide(approver, ana.manualGrant(), Verb.APPROVE, "of a colleague");
        decide(editor, bo.manualGrant(), Verb.APPROVE, "my first");
        decide(editor, ana.autoGrant(), Verb.REVOKE, "another matter");
        decide(editor, ana.autoGrant(), Verb.APPROVE, "my last");
        decide(editor, bo.autoGrant(), Verb.REVOKE, null);
        decide(editor, bo.autoGrant(), Verb.APPROVE, "my first");

        assertThat(reasons.latest(editor, organization, Action.APPROVE, 9))
                .containsExactly("my first", "my last", "of a colleague");
        assertThat(reasons.latest(approver, organization, Action.APPROVE, 2))
                .containsExactly("of a colleague", "my first");
        assertThat(reasons.latest(approver, organization, Action.REVOKE, 9)).containsExactly("another matter");
    }

    @Test
    void theExportIsOnRecordHoldsWhatTheApproverDecidesOnAndNoFormula() {
        UUID product = products(editor).getFirst();
        deletions.remove(editor, new Target(organization, Level.GRANT, stock), null);
        grants.add(editor.onBehalfOf("=cmd"), organization, ana.credential(), product, "=HYPERLINK(1)");

        List<String> lines = export(approver);
        assertThat(lines).hasSize(4);
        assertThat(lines.getFirst())
                .startsWith(CsvLine.BYTE_ORDER_MARK + "requestedAt,requestedBy,reason,product,app,");
        assertThat(lines.getLast()).contains(",'=cmd,'=HYPERLINK(1),");
        assertThat(export(limited)).hasSize(2);
        Actor viewer = scene.operator(organization, Role.VIEWER);
        assertThatThrownBy(() -> export(viewer)).isInstanceOf(Refusal.Forbidden.class);
        assertThat(database.rows(
                        "select actor, outcome from audit_record where organization_id = ? and action = 'export'"
                                + " order by at",
                        organization))
                .extracting(row -> row.get("actor") + " " + row.get("outcome"))
                .containsExactly(approver.name() + " done", limited.name() + " done", viewer.name() + " refused");
    }

    @Test
    void fiveThousandAreCountedExactlyAndAPageOfThemIsReadByItsIndex() throws SQLException {
        String common = " from generate_series(1, 5000) n";
        database.asOwner(
                "insert into api_product (organization_id, id, name, display_name, approval_type, created_at, created_by,"
                        + " modified_at, modified_by) select '" + organization + "', md5('" + organization
                        + "' || n)::uuid, 'many-' || n, 'Many ' || n, 'manual', now(), 'test', now(), 'test'" + common,
                "insert into audit_record (organization_id, actor, channel, action, subject_type, subject_id, subject,"
                        + " after, outcome) select '" + organization + "', 'test', 'system', 'create', 'grant', md5('g"
                        + organization + "' || n)::uuid, 'many', '{\"status\": \"pending\"}', 'done'" + common,
                "insert into product_grant (organization_id, id, credential_id, product_id, requested_at, requested_by,"
                        + " status, status_changed_at, status_changed_by) select '" + organization + "', md5('g"
                        + organization + "' || n)::uuid, '" + ana.credential() + "', md5('" + organization
                        + "' || n)::uuid, now() + n * interval '1 second', 'ana@example.com', 'pending', now(), 'test'"
                        + common,
                "analyze product_grant");

        assertThat(pending.count(approver, organization, ANY)).isEqualTo(5_003);
        assertThat(pending.find(approver, organization, ANY, List.of(), PendingSort.WAITING, true, 4_990, 50))
                .hasSize(13);
        FilteredQuery.Statement page = pending.sql(permissions.of(approver, organization), ANY)
                .page(List.of(), PendingSort.WAITING, true, 0, 50);
        String plan = jdbc.sql("explain " + page.sql()).params(page.params()).query(String.class).list().stream()
                .collect(Collectors.joining("\n"));
        assertThat(plan)
                .containsPattern("Limit.*\n.*Index (Only )?Scan using product_grant_(status|waiting)")
                .doesNotContain("Seq Scan on product_grant");
    }

    private List<PendingRow> rows(Actor actor, PendingFilter filter) {
        return pending.find(actor, organization, filter, List.of(), PendingSort.WAITING, true, 0, 100);
    }

    private List<UUID> ids(Actor actor, PendingFilter filter) {
        List<UUID> ids = rows(actor, filter).stream().map(PendingRow::id).toList();
        assertThat(pending.count(actor, organization, filter)).isEqualTo(ids.size());
        return ids;
    }

    private List<UUID> products(Actor actor) {
        return rows(actor, ANY).stream()
                .filter(row -> row.productName().equals("Stock"))
                .map(PendingRow::productId)
                .toList();
    }

    private static PendingFilter filter(String text, String product, String owner, String requester) {
        return new PendingFilter(text, product, owner, requester, null, false);
    }

    private String productName(Scene.Weather weather) {
        return database.text("select name from api_product where id = ?", weather.manualProduct());
    }

    private void decide(Actor actor, UUID grant, Verb verb, String reason) {
        assertThat(decisions
                        .decide(actor, new Decision(new Target(organization, Level.GRANT, grant), verb, reason, null))
                        .done())
                .isTrue();
    }

    private List<String> export(Actor actor) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        export.write(actor, organization, ANY, PendingSort.WAITING, true, out);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}

package dev.kunci.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** However many records there are and whatever is asked for: an index answers, little is read, and nothing is sorted as a whole. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("slow")
class MillionRecordsTest {

    private static final int PAGE = 50;
    private static final int DEEP = 5_000;
    private static final int COUNTED = 10_001;
    private static final int RECENT = 20_010;

    /** The way down into each index of each partition, and rows of one instant that are read together. */
    private static final int DESCENTS = 200;

    private static final Set<Action> DECISIONS =
            Set.of(Action.APPROVE, Action.REVOKE, Action.ACTIVATE, Action.DEACTIVATE, Action.RESTORE);

    @Autowired
    private AuditReader reader;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Database database;

    @Autowired
    private Scene scene;

    private UUID organization;

    @BeforeAll
    void aMillion() throws Exception {
        organization = scene.organization(scene.name("million"));
        database.asOwner(MillionRecords.into(organization));
        database.asOwner("analyze " + MillionRecords.PARTITION);
    }

    @AfterAll
    void takenAway() throws Exception {
        database.asOwner(MillionRecords.away());
    }

    static Stream<Arguments> filters() {
        return Map.ofEntries(
                        Map.entry("none", AuditFilter.ANY),
                        Map.entry("actor", AuditFilter.ANY.withActor("actor7@example.com")),
                        Map.entry("action", AuditFilter.ANY.withActions(Set.of(Action.REVOKE))),
                        Map.entry("action long ago", AuditFilter.ANY.withActions(Set.of(Action.DEACTIVATE))),
                        Map.entry("actions", AuditFilter.ANY.withActions(DECISIONS)),
                        Map.entry("outcome", AuditFilter.ANY.withOutcome(Outcome.REFUSED)),
                        Map.entry("channel", AuditFilter.ANY.withChannel(Channel.PORTAL)),
                        Map.entry("channel long ago", AuditFilter.ANY.withChannel(Channel.SYSTEM)),
                        Map.entry("channel never", AuditFilter.ANY.withChannel(Channel.GATEWAY)),
                        Map.entry(
                                "period",
                                AuditFilter.ANY.withPeriod(
                                        MillionRecords.END.minus(Duration.ofDays(50)),
                                        MillionRecords.END.minus(Duration.ofDays(40)))),
                        Map.entry("app", AuditFilter.ANY.withAbout(AuditScope.app(MillionRecords.APP))),
                        Map.entry("owner", AuditFilter.ANY.withAbout(AuditScope.owner(MillionRecords.OWNER))),
                        Map.entry("product", AuditFilter.ANY.withAbout(AuditScope.product(MillionRecords.PRODUCT))),
                        Map.entry("person", AuditFilter.ANY.withAbout(AuditScope.person(MillionRecords.PERSON))))
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filters")
    void aPageIsReadFromAnIndexInItsOrder(String kind, AuditFilter filter) {
        int ways = Math.max(1, filter.actions().size());
        for (int offset : new int[] {0, DEEP}) {
            Plan plan = plan(AuditStatement.page(organization, filter, offset, PAGE));
            int rows = offset + PAGE;

            assertThat(plan.rowsWithoutIndex()).as(plan.toString()).isZero();
            assertThat(plan.rows())
                    .as(plan.toString())
                    .isBetween(kind.endsWith("never") ? 0L : PAGE, 5L * ways * rows + 1_000);
            assertThat(plan.sorted()).as(plan.toString()).isLessThanOrEqualTo(ways == 1 ? 0L : (long) ways * rows);
            assertThat(plan.buffers()).as(plan.toString()).isLessThan(ways * (2L * rows + DESCENTS));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filters")
    void theCountStopsAtTenThousand(String kind, AuditFilter filter) {
        Plan plan = plan(AuditStatement.count(organization, filter, COUNTED));

        assertThat(plan.rowsWithoutIndex()).as(plan.toString()).isZero();
        assertThat(plan.rows()).as(plan.toString()).isLessThanOrEqualTo(COUNTED);
        assertThat(plan.buffers()).as(plan.toString()).isLessThan(COUNTED * 2L + DESCENTS);
    }

    @Test
    void aRareWordReadsAlmostNothingButTheNewest() {
        Plan recent = plan(AuditStatement.recent(organization, text("gi777777"), 0, PAGE));
        Plan found = plan(AuditStatement.found(organization, text("gi777777"), 0, PAGE));

        assertThat(reader.find(organization, text("gi777777"), 0, PAGE)).hasSize(1);
        assertThat(recent.rowsWithoutIndex() + found.rowsWithoutIndex()).isZero();
        assertThat(recent.rows()).as(recent.toString()).isLessThanOrEqualTo(RECENT);
        assertThat(found.rows()).as(found.toString()).isLessThan(10);
        assertThat(found.buffers()).as(found.toString()).isLessThan(DESCENTS);
    }

    @Test
    void aWordOfOldRecordsIsNotLookedForInAllOfThem() {
        Plan found = plan(AuditStatement.found(organization, text("formerly"), DEEP, PAGE));

        assertThat(reader.find(organization, text("formerly"), DEEP, PAGE)).hasSize(PAGE);
        assertThat(found.rowsWithoutIndex()).isZero();
        assertThat(found.rows())
                .as(found.toString())
                .isBetween((long) MillionRecords.LONG_AGO, MillionRecords.LONG_AGO + 2L * PAGE);
    }

    @Test
    void aWordOfAllRecordsIsFoundAmongTheNewest() {
        Plan recent = plan(AuditStatement.recent(organization, text("exam"), DEEP, PAGE));

        assertThat(reader.find(organization, text("exam"), DEEP, PAGE)).hasSize(PAGE);
        assertThat(recent.rowsWithoutIndex()).isZero();
        assertThat(recent.rows()).as(recent.toString()).isLessThanOrEqualTo(RECENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gi777777", "formerly", "dev77", "exam"})
    void theCountOfAWordStopsAtTenThousand(String word) {
        Plan plan = plan(AuditStatement.count(organization, text(word), COUNTED));

        assertThat(plan.rowsWithoutIndex()).as(plan.toString()).isZero();
        assertThat(plan.rows()).as(plan.toString()).isBetween(1L, (long) COUNTED);
    }

    private static AuditFilter text(String word) {
        return AuditFilter.ANY.withSubject(word);
    }

    /** What the statement does when it is run the way the reader runs it. */
    private Plan plan(AuditStatement statement) {
        AuditReader same = new AuditReader(jdbc, json);
        AuditStatement explain = new AuditStatement(
                "explain (analyze, buffers, format json) " + statement.sql(),
                statement.params(),
                statement.unordered());
        return new Plan(Objects.requireNonNull(
                transaction.execute(_ -> same.query(explain).query(String.class).single())));
    }
}

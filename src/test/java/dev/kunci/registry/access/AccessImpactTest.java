package dev.kunci.registry.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.registry.access.AccessRow.Expiry;
import dev.kunci.registry.access.AccessRow.OnKey;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Status;
import dev.kunci.review.impact.DecisionImpact;
import dev.kunci.review.impact.DecisionImpacts;
import dev.kunci.review.impact.DeletionImpacts;
import dev.kunci.review.queue.PendingExport;
import dev.kunci.review.queue.PendingFilter;
import dev.kunci.review.queue.PendingList;
import dev.kunci.review.queue.PendingRow;
import dev.kunci.review.queue.PendingSort;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import dev.kunci.vault.KeyVault;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What an approver is told before a decision agrees with {@link AccessRow} for a key in every state. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessImpactTest {

    private static final int BLOCKED_BY = 9;

    @Autowired
    DecisionImpacts decisions;

    @Autowired
    DeletionImpacts deletions;

    @Autowired
    PendingList pending;

    @Autowired
    PendingExport export;

    @Autowired
    Scene scene;

    @Autowired
    Database database;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    KeyVault vault;

    @Autowired
    JsonMapper json;

    UUID organization;
    UUID product;
    Actor approver;
    List<AccessRow> rows;

    @BeforeAll
    void everyStateOfAKey() throws SQLException {
        AccessRows table = new AccessRows(database, jdbc, transaction, vault, json);
        organization = scene.organization(scene.name("impact"));
        approver = scene.operator(organization, Role.APPROVER);
        product = table.product(organization, "calls", null, null, null);
        rows = table.insert(table.every(organization, product));
    }

    @Test
    void theQueueItsPanelAndItsExportSayWhatWouldStillStopCalls() {
        List<UUID> grants = rows.stream()
                .flatMap(row -> row.grants().stream())
                .map(OnKey::id)
                .toList();
        Map<UUID, PendingRow> some = byId(pending.find(approver, organization, grants));
        Map<UUID, PendingRow> waiting = byId(pending.find(
                approver, organization, PendingFilter.ANY, List.of(), PendingSort.WAITING, true, 0, 1_000));
        Map<String, String> exported = exported();
        assertThat(some).hasSize(144);
        assertThat(waiting).hasSize(48);
        assertThat(exported).hasSize(48).containsValue("expiry");
        for (AccessRow row : rows) {
            for (OnKey grant : row.grants()) {
                assertThat(blocked(some.get(grant.id()))).as("%s", row).isEqualTo(row.shutAbove());
                if (grant.status() == Status.PENDING) {
                    assertThat(blocked(waiting.get(grant.id()))).as("%s", row).isEqualTo(row.shutAbove());
                    assertThat(exported.get(grant.id().toString()))
                            .as("%s", row)
                            .isEqualTo(row.shutAbove().orElse(""));
                }
            }
        }
    }

    private static Map<UUID, PendingRow> byId(List<PendingRow> rows) {
        return rows.stream().collect(Collectors.toMap(PendingRow::id, Function.identity()));
    }

    private static Optional<String> blocked(PendingRow row) {
        return Optional.ofNullable(row.blocked()).map(Gate.Kind::code);
    }

    /** What stops calls, by grant. */
    private Map<String, String> exported() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        export.write(approver, organization, PendingFilter.ANY, PendingSort.WAITING, true, out);
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .collect(Collectors.toMap(cells -> cells[BLOCKED_BY - 1], cells -> cells[BLOCKED_BY]));
    }

    @Test
    void aDecisionCountsTheKeysThatItStopsOrLetsPass() {
        for (AccessRow row : rows) {
            for (Level level : levels(row)) {
                Status opened = level.owner() ? Status.ACTIVE : Status.APPROVED;
                Status shut = level.owner() ? Status.INACTIVE : Status.REVOKED;
                assertThat(impact(row, level, opened))
                        .as("%s of %s", level, row)
                        .isEqualTo(isOpen(row, level) ? unchanged() : changed(passesIfOpened(row, level)));
                assertThat(impact(row, level, shut))
                        .as("%s of %s", level, row)
                        .isEqualTo(isShut(row, level) ? unchanged() : changed(row.passes()));
            }
        }
    }

    /** What is decided on: of an app group the group alone, as what is below it is the same below a developer. */
    private static List<Level> levels(AccessRow row) {
        if (row.group()) {
            return row.expiry() == Expiry.NEVER ? List.of(Level.APP_GROUP) : List.of();
        }
        return row.grants().isEmpty()
                ? List.of(Level.DEVELOPER, Level.APP, Level.CREDENTIAL)
                : List.of(Level.DEVELOPER, Level.APP, Level.CREDENTIAL, Level.GRANT);
    }

    private DecisionImpact impact(AccessRow row, Level level, Status result) {
        return decisions.of(
                approver, organization, level, result, List.of(row.target(level).id()));
    }

    private static DecisionImpact unchanged() {
        return new DecisionImpact(0, 1, 0, 0);
    }

    private static DecisionImpact changed(boolean passes) {
        return new DecisionImpact(1, 0, passes ? 1 : 0, passes ? 1 : 0);
    }

    private static boolean isOpen(AccessRow row, Level level) {
        return switch (level) {
            case DEVELOPER, APP_GROUP -> row.ownerActive();
            case APP -> row.appApproved();
            case CREDENTIAL -> row.keyApproved();
            case GRANT -> row.grants().getFirst().status() == Status.APPROVED;
        };
    }

    private static boolean isShut(AccessRow row, Level level) {
        return level == Level.GRANT ? row.grants().getFirst().status() == Status.REVOKED : !isOpen(row, level);
    }

    private static boolean passesIfOpened(AccessRow row, Level level) {
        boolean owner = row.ownerActive() || level.owner();
        boolean app = row.appApproved() || level == Level.APP;
        boolean key = row.keyApproved() || level == Level.CREDENTIAL;
        boolean granted = !row.grants().isEmpty()
                && (level == Level.GRANT || row.grants().getFirst().status() == Status.APPROVED);
        return owner && app && key && !row.expired() && granted;
    }

    @Test
    void aDeletionCountsTheKeysThatStop() {
        for (AccessRow row : rows) {
            for (Level level : levels(row)) {
                assertThat(deletions.of(approver, row.target(level)).passing())
                        .as("%s of %s", level, row)
                        .isEqualTo(row.passes() ? 1 : 0);
            }
        }
        assertThat(deletions.ofProduct(approver, organization, product).passing())
                .isEqualTo(rows.stream().filter(AccessRow::passes).count());
    }
}

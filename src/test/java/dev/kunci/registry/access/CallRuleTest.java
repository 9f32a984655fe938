package dev.kunci.registry.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.gateway.AccessChecker;
import dev.kunci.gateway.CheckRequest;
import dev.kunci.gateway.DenialReason;
import dev.kunci.gateway.FreshChecker;
import dev.kunci.gateway.Verdict;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.registry.access.AccessRow.Expiry;
import dev.kunci.registry.access.AccessRow.OnKey;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Status;
import dev.kunci.review.inspection.AccessSimulation;
import dev.kunci.review.inspection.AccessSimulation.Ending;
import dev.kunci.review.inspection.Inspection;
import dev.kunci.review.inspection.Inspections;
import dev.kunci.review.inspection.SimulatedCall;
import dev.kunci.shared.database.SidePool;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import dev.kunci.vault.KeyVault;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A gateway's answer to a call and what the inspector says of it, for keys in every state and calls of every kind. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallRuleTest {

    @Autowired
    Inspections inspections;

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

    @Autowired
    Clock clock;

    @Autowired
    DataSource source;

    AccessRows table;
    String name;
    UUID organization;
    Actor viewer;
    SidePool pool;
    AccessChecker gateway;
    Map<UUID, Limits> products = new HashMap<>();

    @BeforeAll
    void productsOfEveryKind() {
        table = new AccessRows(database, jdbc, transaction, vault, json);
        name = scene.name("calls");
        organization = scene.organization(name);
        viewer = scene.operator(organization, Role.VIEWER);
        pool = new SidePool(source, "call-rule", 2);
        gateway = FreshChecker.of(vault, pool, json, clock);
        for (int bits = 0; bits < 8; bits++) {
            Limits limits = new Limits("limits-" + bits, (bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0);
            products.put(
                    table.product(
                            organization,
                            limits.name(),
                            limits.environment() ? "test" : null,
                            limits.proxy() ? "weather" : null,
                            limits.path() ? "/v1/**" : null),
                    limits);
        }
    }

    @AfterAll
    void close() {
        pool.close();
    }

    /** What an API product is limited to: the environment test, the proxy weather, paths below /v1. */
    private record Limits(String name, boolean environment, boolean proxy, boolean path) {

        boolean opens(Call call) {
            return (!environment || "test".equals(call.environment()))
                    && (!proxy || "weather".equals(call.proxy()))
                    && (!path || call.path().startsWith("/v1/"));
        }

        /** For a gateway that names the right environment and proxy where the call leaves them out. */
        boolean mayOpen(Call call) {
            return opens(new Call(
                    Objects.requireNonNullElse(call.environment(), "test"),
                    Objects.requireNonNullElse(call.proxy(), "weather"),
                    call.path()));
        }
    }

    /** A call; null where it names no environment or proxy. */
    private record Call(String environment, String proxy, String path) {

        static List<Call> all() {
            List<Call> all = new ArrayList<>();
            for (String environment : new String[] {null, "test", "prod"}) {
                for (String proxy : new String[] {null, "weather", "orders"}) {
                    for (String path : List.of("/v1/now", "/v2/now")) {
                        all.add(new Call(environment, proxy, path));
                    }
                }
            }
            return all;
        }
    }

    @Test
    void theGatesOfAKeyInEveryState() throws SQLException {
        UUID product = product("limits-7");
        Call right = new Call("test", "weather", "/v1/now");
        Call wrong = new Call("test", "weather", "/v2/now");
        Call unclear = new Call("test", "weather", "/v1//now");
        for (AccessRow row : table.insert(table.every(organization, product))) {
            assertThat(denied(row, right)).as("%s", row).isEqualTo(expected(row, right));
            assertThat(denied(row, right).startsWith("allowed")).as("%s", row).isEqualTo(row.passes());
            assertThat(denied(row, wrong)).as("%s", row).isEqualTo(expected(row, wrong));
            assertThat(denied(row, unclear)).isEqualTo("BAD_PATH");
            if (!row.group()) {
                Inspection found = inspections.of(viewer, organization, row.key());
                assertThat(simulated(found, right)).as("%s", row).isEqualTo(ending(row, right));
                assertThat(simulated(found, wrong)).as("%s", row).isEqualTo(ending(row, wrong));
                assertThat(simulated(found, unclear)).isEqualTo(Ending.UNCLEAR);
            }
        }
    }

    @Test
    void twoProductsOfEveryKindInEveryStatusForCallsOfEveryKind() throws SQLException {
        List<AccessRow> keys = new ArrayList<>();
        for (UUID first : products.keySet()) {
            UUID other = product(products.get(first).path() ? "limits-0" : "limits-7");
            for (Status status : Level.GRANT.statuses()) {
                for (Status second : Level.GRANT.statuses()) {
                    keys.add(open(List.of(
                            new OnKey(UUID.randomUUID(), first, status), new OnKey(UUID.randomUUID(), other, second))));
                }
            }
        }
        for (AccessRow key : table.insert(keys)) {
            Inspection found = inspections.of(viewer, organization, key.key());
            for (Call call : Call.all()) {
                assertThat(denied(key, call)).as("%s %s", key, call).isEqualTo(expected(key, call));
                assertThat(simulated(found, call)).as("%s %s", key, call).isEqualTo(ending(key, call));
            }
        }
        assertThat(keys).hasSize(8 * 9);
    }

    private AccessRow open(List<OnKey> grants) {
        return new AccessRow(
                organization,
                UUID.randomUUID(),
                false,
                true,
                UUID.randomUUID(),
                true,
                UUID.randomUUID(),
                AccessRows.consumerKey(),
                true,
                Expiry.NEVER,
                grants);
    }

    private UUID product(String wanted) {
        return products.keySet().stream()
                .filter(id -> products.get(id).name().equals(wanted))
                .findFirst()
                .orElseThrow();
    }

    /** @return "allowed by" the product, or the reason of the denial */
    private String denied(AccessRow row, Call call) {
        Verdict verdict = gateway.check(new CheckRequest(
                name, "nginx", row.consumerKey(), "GET", call.path(), call.proxy(), call.environment()));
        return switch (verdict) {
            case Verdict.Allowed allowed -> "allowed by " + allowed.product();
            case Verdict.Denied no -> no.reason().name();
        };
    }

    private Ending simulated(Inspection found, Call call) {
        AccessSimulation simulation = inspections.attempt(
                viewer,
                found,
                new SimulatedCall(
                        "GET",
                        call.path(),
                        Objects.requireNonNullElse(call.proxy(), ""),
                        Objects.requireNonNullElse(call.environment(), "")));
        return simulation.ending();
    }

    /** In the order in which Apigee asks. */
    private String expected(AccessRow row, Call call) {
        if (!row.keyApproved()) {
            return DenialReason.KEY_REVOKED.name();
        }
        if (row.expired()) {
            return DenialReason.KEY_EXPIRED.name();
        }
        if (!row.appApproved()) {
            return DenialReason.APP_REVOKED.name();
        }
        if (!row.ownerActive()) {
            return (row.group() ? DenialReason.APP_GROUP_INACTIVE : DenialReason.OWNER_INACTIVE).name();
        }
        List<OnKey> opening = opening(row, limits -> limits.opens(call));
        return opening.stream()
                .filter(OnKey::approved)
                .findFirst()
                .map(grant -> "allowed by " + products.get(grant.product()).name())
                .orElse(
                        has(opening, Status.PENDING)
                                ? "PRODUCT_PENDING"
                                : has(opening, Status.REVOKED) ? "PRODUCT_REVOKED" : "NO_PRODUCT");
    }

    private Ending ending(AccessRow row, Call call) {
        if (!row.keyOpen()) {
            return Ending.GATE;
        }
        if (has(opening(row, limits -> limits.opens(call)), Status.APPROVED)) {
            return Ending.PASSES;
        }
        List<OnKey> opening = opening(row, limits -> limits.mayOpen(call));
        if (has(opening, Status.APPROVED)) {
            return Ending.DEPENDS;
        }
        if (has(opening, Status.PENDING)) {
            return Ending.PENDING;
        }
        return has(opening, Status.REVOKED) ? Ending.REVOKED : Ending.NO_PRODUCT;
    }

    private List<OnKey> opening(AccessRow row, Predicate<Limits> by) {
        return row.grants().stream()
                .filter(grant -> by.test(products.get(grant.product())))
                .toList();
    }

    private static boolean has(List<OnKey> grants, Status status) {
        return grants.stream().anyMatch(grant -> grant.status() == status);
    }
}

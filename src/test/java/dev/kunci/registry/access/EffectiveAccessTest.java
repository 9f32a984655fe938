package dev.kunci.registry.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.registry.access.AccessRow.Expiry;
import dev.kunci.registry.access.AccessRow.OnKey;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Status;
import dev.kunci.review.AccessState;
import dev.kunci.review.app.AppDetails;
import dev.kunci.review.app.AppDetails.KeyView;
import dev.kunci.review.app.AppDetailsReader;
import dev.kunci.review.app.AppFilter;
import dev.kunci.review.app.AppList;
import dev.kunci.review.app.AppRow;
import dev.kunci.review.app.AppSort;
import dev.kunci.review.inspection.Inspection;
import dev.kunci.review.inspection.Inspections;
import dev.kunci.review.inspection.KeyHits;
import dev.kunci.review.inspection.KeySearch;
import dev.kunci.review.owner.OwnerFilter;
import dev.kunci.review.owner.OwnerList;
import dev.kunci.review.owner.OwnerRow;
import dev.kunci.review.owner.OwnerSort;
import dev.kunci.review.product.ProductUse;
import dev.kunci.review.product.ProductUseList;
import dev.kunci.review.product.ProductUseSort;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import dev.kunci.vault.KeyVault;
import java.sql.SQLException;
import java.util.ArrayList;
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

/** Every list, column and filter gives the same answer for a key in every state, and it is the one of {@link AccessRow}. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EffectiveAccessTest {

    private static final int ALL = 1_000;

    @Autowired
    AppList apps;

    @Autowired
    OwnerList owners;

    @Autowired
    ProductUseList uses;

    @Autowired
    AppDetailsReader details;

    @Autowired
    Inspections inspections;

    @Autowired
    KeySearch search;

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

    AccessRows table;
    UUID organization;
    UUID product;
    Actor actor;
    List<AccessRow> rows;
    Map<UUID, List<AccessRow>> byApp;

    @BeforeAll
    void everyStateOfAKeyAndAppsWithTwoOfThem() throws SQLException {
        table = new AccessRows(database, jdbc, transaction, vault, json);
        organization = scene.organization(scene.name("access"));
        actor = scene.operator(organization, Role.VIEWER);
        product = table.product(organization, "calls", null, null, null);
        rows = table.insert(table.every(organization, product));
        List<AccessRow> all = new ArrayList<>(rows);
        all.addAll(table.insert(pairs()));
        byApp = all.stream().collect(Collectors.groupingBy(AccessRow::app));
        assertThat(rows).hasSize(192).filteredOn(AccessRow::passes).hasSize(4);
        assertThat(byApp).hasSize(192 + 75);
    }

    /** Two keys that pass, or are shut by one gate each, in every order, under gates that are open or shut. */
    private List<AccessRow> pairs() {
        List<AccessRow> pairs = new ArrayList<>();
        for (int above = 0; above < 3; above++) {
            for (int first = 0; first < 5; first++) {
                for (int second = 0; second < 5; second++) {
                    UUID owner = UUID.randomUUID();
                    UUID app = UUID.randomUUID();
                    for (int state : new int[] {first, second}) {
                        Status status = state == 3 ? Status.PENDING : Status.APPROVED;
                        pairs.add(new AccessRow(
                                organization,
                                owner,
                                false,
                                above != 1,
                                app,
                                above != 2,
                                UUID.randomUUID(),
                                AccessRows.consumerKey(),
                                state != 1,
                                state == 2 ? Expiry.PAST : Expiry.NEVER,
                                state == 4 ? List.of() : List.of(new OnKey(UUID.randomUUID(), product, status))));
                    }
                }
            }
        }
        return pairs;
    }

    @Test
    void theListOfAppsWithItsColumnsAndItsFilter() {
        List<AppRow> found = listed(AppFilter.ANY);
        assertThat(found).hasSize(byApp.size());
        for (AppRow app : found) {
            List<AccessRow> keys = byApp.get(app.id());
            assertThat(app.keys()).isEqualTo(keys.size());
            assertThat(app.openKeys()).as("%s", keys).isEqualTo(passing(keys));
            assertThat(Optional.ofNullable(app.shut()).map(Gate.Kind::code))
                    .as("%s", keys)
                    .isEqualTo(shut(keys));
        }
        for (AccessState state : AccessState.values()) {
            List<UUID> expected = byApp.keySet().stream()
                    .filter(app -> state(byApp.get(app)) == state)
                    .toList();
            AppFilter filter = AppFilter.ANY.withAccess(state);
            assertThat(listed(filter))
                    .as("%s", state)
                    .extracting(AppRow::id)
                    .containsExactlyInAnyOrderElementsOf(expected);
            assertThat(listed(filter)).allMatch(app -> app.access() == state);
            assertThat(apps.count(actor, organization, filter)).isEqualTo(expected.size());
            assertThat(apps.matching(actor, organization, filter)).hasSameSizeAs(expected);
            assertThat(expected).isNotEmpty();
        }
    }

    private List<AppRow> listed(AppFilter filter) {
        return apps.find(actor, organization, filter, AppSort.NAME, true, 0, ALL);
    }

    private static int passing(List<AccessRow> keys) {
        return (int) keys.stream().filter(AccessRow::passes).count();
    }

    private static AccessState state(List<AccessRow> keys) {
        int open = passing(keys);
        return open == 0 ? AccessState.BLOCKED : open == keys.size() ? AccessState.ALLOWED : AccessState.PARTLY;
    }

    /** Of the keys none of which passes, the one that comes furthest says what is in the way. */
    private static Optional<String> shut(List<AccessRow> keys) {
        List<String> order = List.of("owner", "app", "credential", "expiry", "grant");
        return passing(keys) > 0
                ? Optional.empty()
                : keys.stream()
                        .map(key -> order.indexOf(key.shut().orElseThrow()))
                        .max(Integer::compare)
                        .map(order::get);
    }

    @Test
    void theListsOfDevelopersAndOfAppGroups() {
        Map<UUID, List<AccessRow>> byOwner =
                byApp.values().stream().flatMap(List::stream).collect(Collectors.groupingBy(AccessRow::owner));
        List<OwnerRow> found = new ArrayList<>();
        for (Level level : List.of(Level.DEVELOPER, Level.APP_GROUP)) {
            found.addAll(
                    owners.find(actor, organization, level, new OwnerFilter(null, null), OwnerSort.NAME, true, 0, ALL));
        }
        assertThat(found).hasSize(byOwner.size()).allSatisfy(owner -> {
            List<AccessRow> keys = byOwner.get(owner.id());
            assertThat(owner.keys()).isEqualTo(keys.size());
            assertThat(owner.openKeys()).as("%s", keys).isEqualTo(passing(keys));
            assertThat(owner.access()).isEqualTo(state(keys));
        });
    }

    @Test
    void theUsesOfAProduct() {
        Map<UUID, ProductUse> found =
                uses.find(actor, organization, product, null, ProductUseSort.REQUESTED, true, 0, ALL).stream()
                        .collect(Collectors.toMap(ProductUse::id, Function.identity()));
        for (AccessRow row : rows) {
            for (OnKey grant : row.grants()) {
                assertThat(code(found.get(grant.id()).shut())).as("%s", row).isEqualTo(row.shutAbove());
            }
        }
        assertThat(found).hasSizeGreaterThan(144);
    }

    private static Optional<String> code(Gate.Kind gate) {
        return Optional.ofNullable(gate).map(Gate.Kind::code);
    }

    private static Optional<String> code(EffectiveAccess access) {
        return Optional.ofNullable(access.shut()).map(gate -> gate.kind().code());
    }

    @Test
    void thePageOfAnAppAndWhatProgramsReadOfIt() {
        List<AppDetails> found = details.find(
                actor, organization, rows.stream().map(AccessRow::app).toList());
        assertThat(found).hasSize(rows.size());
        for (AppDetails app : found) {
            AccessRow row = byApp.get(app.target().id()).getFirst();
            KeyView key = app.keys().getFirst();
            assertThat(app.access().open()).as("%s", row).isEqualTo(row.ownerActive() && row.appApproved());
            assertThat(code(key.access())).as("%s", row).isEqualTo(row.shutAbove());
            assertThat(app.openKeys()).as("%s", row).isEqualTo(row.passes() ? 1 : 0);
            for (OnKey grant : row.grants()) {
                assertThat(code(key.grants().getFirst().access())).as("%s", row).isEqualTo(row.shut(grant));
            }
        }
    }

    @Test
    void theInspectorAndItsSearch() {
        List<AccessRow> ofDevelopers = rows.stream().filter(row -> !row.group()).toList();
        assertThat(ofDevelopers).hasSize(96);
        for (AccessRow row : ofDevelopers) {
            Inspection found = inspections.of(actor, organization, row.key());
            assertThat(found.passes()).as("%s", row).isEqualTo(row.passes());
            Optional<String> shut = row.grants().isEmpty() ? row.shutAbove() : row.shut();
            assertThat(found.shut().map(stop -> stop.gate().kind().code()))
                    .as("%s", row)
                    .isEqualTo(shut);
            assertThat(search.find(actor, organization, row.app().toString()).shown())
                    .as("%s", row)
                    .extracting(KeyHits.Hit::shut)
                    .containsExactly(row.shut().map(Gate.Kind::of).orElse(null));
        }
    }
}

package dev.kunci.review.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kunci.approval.Decision;
import dev.kunci.approval.Decisions;
import dev.kunci.approval.Verb;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.registry.AppGroupContent;
import dev.kunci.registry.DeveloperContent;
import dev.kunci.registry.access.Gate;
import dev.kunci.registry.owner.AppGroups;
import dev.kunci.registry.owner.Developers;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Status;
import dev.kunci.registry.value.Target;
import dev.kunci.review.app.AppDetails;
import dev.kunci.shared.Refusal;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Lists of owners: found and sorted by the database, counted, and seen by members alone; and what passes below one. */
@IntegrationTest
class OwnerListTest {

    @Autowired
    OwnerList owners;

    @Autowired
    OwnerDetailsReader reader;

    @Autowired
    Developers developers;

    @Autowired
    AppGroups groups;

    @Autowired
    Decisions decisions;

    @Autowired
    Scene scene;

    @Autowired
    Database database;

    Scene.Weather ana;
    Actor viewer;

    @BeforeEach
    void someOwners() {
        ana = scene.weather();
        Actor console = Actor.console();
        developers.create(console, ana.organization(), DeveloperContent.of("Cy@example.com", "Cynthia", "Wu"));
        developers.create(console, ana.organization(), DeveloperContent.of("bo@example.com", "Bo", "Tan"));
        groups.create(console, ana.organization(), AppGroupContent.of("partners", "Our partners"));
        groups.create(console, ana.organization(), AppGroupContent.of("Alliance", ""));
        viewer = scene.operator(ana.organization(), Role.VIEWER);
    }

    @Test
    void everySortHasItsOrderBothWaysWhateverTheCase() {
        decide(Verb.DEACTIVATE);

        assertThat(names(Level.DEVELOPER, OwnerFilter.ANY, OwnerSort.NAME, true))
                .containsExactly("ana@example.com", "bo@example.com", "Cy@example.com");
        assertThat(names(Level.DEVELOPER, OwnerFilter.ANY, OwnerSort.NAME, false))
                .containsExactly("Cy@example.com", "bo@example.com", "ana@example.com");
        assertThat(names(Level.DEVELOPER, OwnerFilter.ANY, OwnerSort.STATUS, true))
                .containsExactly("bo@example.com", "Cy@example.com", "ana@example.com");
        assertThat(names(Level.DEVELOPER, OwnerFilter.ANY, OwnerSort.CREATED, true))
                .containsExactly("ana@example.com", "Cy@example.com", "bo@example.com");
        assertThat(names(Level.DEVELOPER, OwnerFilter.ANY, OwnerSort.CHANGED, false))
                .containsExactly("ana@example.com", "bo@example.com", "Cy@example.com");
        assertThat(names(Level.APP_GROUP, OwnerFilter.ANY, OwnerSort.NAME, true))
                .containsExactly("Alliance", "partners");
    }

    @Test
    void aListIsFoundByPartOfAnAddressOrNameAndByStatus() {
        decide(Verb.DEACTIVATE);

        assertThat(names(Level.DEVELOPER, new OwnerFilter("CYNTHIA W", null), OwnerSort.NAME, true))
                .containsExactly("Cy@example.com");
        assertThat(names(Level.DEVELOPER, new OwnerFilter("bo@", null), OwnerSort.NAME, true))
                .containsExactly("bo@example.com");
        assertThat(names(Level.DEVELOPER, new OwnerFilter("%", null), OwnerSort.NAME, true))
                .isEmpty();
        assertThat(names(Level.DEVELOPER, new OwnerFilter(null, Status.INACTIVE), OwnerSort.NAME, true))
                .containsExactly("ana@example.com");
        assertThat(names(Level.APP_GROUP, new OwnerFilter("our part", Status.ACTIVE), OwnerSort.NAME, true))
                .containsExactly("partners");
        assertThat(owners.count(viewer, ana.organization(), Level.DEVELOPER, new OwnerFilter("example", null)))
                .isEqualTo(3);
        assertThat(owners.find(
                        viewer, ana.organization(), Level.DEVELOPER, OwnerFilter.ANY, OwnerSort.NAME, true, 1, 1))
                .extracting(OwnerRow::name)
                .containsExactly("bo@example.com");
    }

    @Test
    void aRowCountsAppsAndTheKeysThatPass() {
        scene.app(ana.organization(), ana.developer(), "Second");

        OwnerRow row = row();
        assertThat(List.of(row.apps(), row.keys(), row.openKeys())).containsExactly(2, 2, 1);

        decide(Verb.DEACTIVATE);
        assertThat(List.of(row().apps(), row().keys(), row().openKeys())).containsExactly(2, 2, 0);
    }

    @Test
    void belowAnInactiveOwnerEveryGateNamesTheOwner() {
        decide(Verb.DEACTIVATE);

        List<AppDetails> apps = reader.apps(viewer, ana.target(Level.DEVELOPER), 0, 20);

        assertThat(apps).singleElement().satisfies(app -> {
            assertThat(app.openKeys()).isZero();
            Stream<Gate> shut = Stream.concat(
                    Stream.of(app.access().shut()),
                    app.keys().stream()
                            .flatMap(key -> Stream.concat(
                                    Stream.of(key.access().shut()),
                                    key.grants().stream().map(g -> g.access().shut()))));
            assertThat(shut).hasSize(4).allSatisfy(gate -> {
                assertThat(gate.kind()).isEqualTo(Gate.Kind.OWNER);
                assertThat(gate.name()).isEqualTo("ana@example.com");
                assertThat(gate.by()).isEqualTo("console");
            });
        });
        assertThat(database.count(
                        "select count(*) from credential where app_id = ? and status = 'approved'", ana.app()))
                .isEqualTo(1);
    }

    @Test
    void appsComeByNamePageByPageAndOnlyThoseOfThisOwner() {
        for (String name : List.of("C", "A", "B")) {
            scene.app(ana.organization(), ana.developer(), name);
        }
        scene.weather(ana.organization(), ana.organizationName(), "dee@example.com", "Not hers");

        assertThat(reader.apps(viewer, ana.target(Level.DEVELOPER), 0, 2))
                .extracting(AppDetails::name)
                .containsExactly("A", "B");
        assertThat(reader.apps(viewer, ana.target(Level.DEVELOPER), 2, 20))
                .extracting(AppDetails::name)
                .containsExactly("C", "Weather mobile");
    }

    @Test
    void whoIsNoMemberSeesNothingAndNothingOfAnotherOrganizationIsThere() {
        Scene.Weather other = scene.weather();
        Actor stranger = scene.operator(other.organization(), Role.VIEWER);
        Target hers = ana.target(Level.DEVELOPER);

        assertThatThrownBy(() -> owners.count(stranger, ana.organization(), Level.DEVELOPER, OwnerFilter.ANY))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> reader.find(stranger, hers)).isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> reader.apps(stranger, hers, 0, 20)).isInstanceOf(Refusal.Forbidden.class);
        Target elsewhere = new Target(other.organization(), Level.DEVELOPER, ana.developer());
        assertThatThrownBy(() -> reader.find(stranger, elsewhere)).isInstanceOf(Refusal.NotFound.class);
        assertThat(reader.apps(stranger, elsewhere, 0, 20)).isEmpty();
    }

    private void decide(Verb verb) {
        decisions.decide(Actor.console(), new Decision(ana.target(Level.DEVELOPER), verb, null, null));
    }

    private OwnerRow row() {
        return owners.find(viewer, ana.organization(), Level.DEVELOPER, List.of(ana.developer()))
                .getFirst();
    }

    private List<String> names(Level level, OwnerFilter filter, OwnerSort sort, boolean up) {
        return owners.find(viewer, ana.organization(), level, filter, sort, up, 0, 20).stream()
                .map(OwnerRow::name)
                .toList();
    }
}

package dev.kunci.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kunci.approval.Decision;
import dev.kunci.approval.Decisions;
import dev.kunci.approval.Verb;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.registry.change.StatusSnapshot;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Status;
import dev.kunci.review.app.AppFilter;
import dev.kunci.review.app.AppList;
import dev.kunci.review.impact.DecisionImpact;
import dev.kunci.review.impact.DecisionImpacts;
import dev.kunci.review.owner.OwnerFilter;
import dev.kunci.review.owner.OwnerList;
import dev.kunci.shared.Refusal;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.ManyApps;
import dev.kunci.testing.Scene;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** All that match a filter, to the limit; and what a decision on them would stop or let pass. */
@IntegrationTest
class ManyReadingTest {

    @Autowired
    AppList apps;

    @Autowired
    OwnerList owners;

    @Autowired
    DecisionImpacts impacts;

    @Autowired
    Decisions decisions;

    @Autowired
    Scene scene;

    @Autowired
    Database database;

    Scene.Weather ana;
    Scene.Weather bo;
    Actor viewer;

    @BeforeEach
    void twoApps() {
        ana = scene.weather();
        bo = scene.weather(ana.organization(), ana.organizationName(), "bo@example.com", "Old importer");
        viewer = scene.operator(ana.organization(), Role.VIEWER);
    }

    @Test
    void whatMatchesIsReadByTheFilterWithTheRevisionsOfThisMoment() {
        decide(bo, Level.APP, Verb.REVOKE);
        decide(bo, Level.DEVELOPER, Verb.DEACTIVATE);

        assertThat(apps.matching(viewer, ana.organization(), AppFilter.ANY))
                .extracting(FilterMatch::id)
                .containsExactly(bo.app(), ana.app());
        assertThat(apps.matching(viewer, ana.organization(), AppFilter.ANY.withStatus(Status.REVOKED)))
                .singleElement()
                .satisfies(match -> {
                    assertThat(match.name()).isEqualTo("Old importer");
                    assertThat(match.standing())
                            .extracting(StatusSnapshot::revision)
                            .isEqualTo(1L);
                });
        assertThat(apps.matching(viewer, ana.organization(), AppFilter.ANY.withText("weather")))
                .extracting(FilterMatch::name)
                .containsExactly("Weather mobile");
        assertThat(owners.matching(viewer, ana.organization(), Level.DEVELOPER, new OwnerFilter(null, Status.INACTIVE)))
                .extracting(FilterMatch::name)
                .containsExactly("bo@example.com");
        assertThat(owners.matching(viewer, ana.organization(), Level.APP_GROUP, new OwnerFilter(null, null)))
                .isEmpty();
    }

    @Test
    void beyondTheLimitTheFirstByNameAreRead() throws SQLException {
        ManyApps.into(database, ana.organization(), ana.developer(), CountLimit.ROWS, "approved");

        List<FilterMatch> all = apps.matching(viewer, ana.organization(), AppFilter.ANY);

        assertThat(all).hasSize(CountLimit.ROWS).extracting(FilterMatch::id).doesNotHaveDuplicates();
        assertThat(all.getFirst().name()).isEqualTo("Many 00001");
        assertThat(all.getLast().name()).isEqualTo("Many 10000");
        assertThat(forecast(
                        Level.APP,
                        Status.REVOKED,
                        all.stream().map(FilterMatch::id).toList()))
                .isEqualTo(new DecisionImpact(10_000, 0, 0, 0));
    }

    @Test
    void shuttingCountsTheKeysThatPassNowAndOpeningThoseThatNothingElseBlocks() {
        List<UUID> both = List.of(ana.app(), bo.app());
        assertThat(forecast(Level.APP, Status.REVOKED, both)).isEqualTo(new DecisionImpact(2, 0, 2, 2));
        assertThat(forecast(Level.APP, Status.APPROVED, both)).isEqualTo(new DecisionImpact(0, 2, 0, 0));
        assertThat(forecast(Level.GRANT, Status.REVOKED, List.of(ana.manualGrant(), ana.autoGrant())))
                .isEqualTo(new DecisionImpact(2, 0, 1, 1));
        assertThat(forecast(Level.GRANT, Status.REVOKED, List.of(ana.manualGrant())))
                .as("nobody passes by what is pending")
                .isEqualTo(new DecisionImpact(1, 0, 0, 0));
        assertThat(forecast(Level.GRANT, Status.APPROVED, List.of(ana.manualGrant())))
                .isEqualTo(new DecisionImpact(1, 0, 1, 1));

        decide(bo, Level.APP, Verb.REVOKE);
        assertThat(forecast(Level.APP, Status.REVOKED, both)).isEqualTo(new DecisionImpact(1, 1, 1, 1));
        assertThat(forecast(Level.APP, Status.APPROVED, both)).isEqualTo(new DecisionImpact(1, 1, 1, 1));
        assertThat(forecast(Level.DEVELOPER, Status.INACTIVE, List.of(ana.developer(), bo.developer())))
                .isEqualTo(new DecisionImpact(2, 0, 1, 1));

        decide(bo, Level.DEVELOPER, Verb.DEACTIVATE);
        assertThat(forecast(Level.APP, Status.APPROVED, both))
                .as("the owner still blocks")
                .isEqualTo(new DecisionImpact(1, 1, 0, 0));
    }

    @Test
    void strangersLearnNothing() {
        Actor stranger = scene.operator(ana.organization());
        assertThatThrownBy(() -> apps.matching(stranger, ana.organization(), AppFilter.ANY))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() ->
                        owners.matching(stranger, ana.organization(), Level.DEVELOPER, new OwnerFilter(null, null)))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(
                        () -> impacts.of(stranger, ana.organization(), Level.APP, Status.REVOKED, List.of(ana.app())))
                .isInstanceOf(Refusal.Forbidden.class);
    }

    private DecisionImpact forecast(Level level, Status result, List<UUID> ids) {
        return impacts.of(viewer, ana.organization(), level, result, ids);
    }

    private void decide(Scene.Weather whose, Level level, Verb verb) {
        decisions.decide(Actor.console(), new Decision(whose.target(level), verb, null, null));
    }
}

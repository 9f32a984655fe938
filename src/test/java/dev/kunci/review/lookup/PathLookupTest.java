package dev.kunci.review.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.registry.AppGroupContent;
import dev.kunci.registry.owner.AppGroups;
import dev.kunci.shared.Refusal;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Each call finds what its own path names, also when many are looked up by one statement. */
@IntegrationTest
class PathLookupTest {

    private static final int TIMES = 20;

    @Autowired
    PathLookup paths;

    @Autowired
    AppGroups groups;

    @Autowired
    Scene scene;

    @Test
    void callsAtTheSameTimeEachGetTheirOwn() throws Exception {
        Scene.Weather ana = scene.weather();
        UUID organization = ana.organization();
        Scene.Weather bo = scene.weather(organization, ana.organizationName(), "bo@example.com", "NULL");
        Scene.Weather cy =
                scene.weather(organization, ana.organizationName(), "cy@example.com", "{\"a\",b\\c} 'd' ; ü");
        Scene.Weather elsewhere = scene.weather();
        UUID group = groups.create(Actor.console(), organization, AppGroupContent.of("team", "Team"))
                .id();
        String key = cy.pair().consumerKey();
        Map<Supplier<List<UUID>>, List<UUID>> expected = Map.of(
                developer(
                        organization,
                        "ANA@example.com",
                        "Weather mobile",
                        ana.pair().consumerKey()),
                List.of(ana.developer(), ana.app(), ana.credential()),
                developer(
                        organization, "bo@example.com", "NULL", bo.credential().toString()),
                List.of(bo.developer(), bo.app(), bo.credential()),
                developer(organization, "cy@example.com", "{\"a\",b\\c} 'd' ; ü", key),
                List.of(cy.developer(), cy.app(), cy.credential()),
                developer(organization, "cy@example.com", cy.app().toString(), ""),
                List.of(cy.developer(), cy.app()),
                developer(organization, "bo@example.com", "NULL", key),
                List.of(bo.developer(), bo.app()),
                developer(organization, "bo@example.com", "null", ""),
                List.of(bo.developer()),
                developer(organization, "", "", ""),
                List.of(),
                developer(elsewhere.organization(), "bo@example.com", "NULL", key),
                List.of(),
                () -> paths.ofAppGroup(Actor.console(), organization, "team", "no\0app", key),
                List.of(group));

        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < TIMES; i++) {
                Map<Supplier<List<UUID>>, Future<List<UUID>>> found = expected.keySet().stream()
                        .collect(Collectors.toMap(lookup -> lookup, lookup -> callers.submit(lookup::get)));
                List<List<UUID>> got = new ArrayList<>();
                List<List<UUID>> wanted = new ArrayList<>();
                for (Map.Entry<Supplier<List<UUID>>, List<UUID>> each : expected.entrySet()) {
                    got.add(found.get(each.getKey()).get());
                    wanted.add(each.getValue());
                }
                assertThat(got).isEqualTo(wanted);
            }
        }
    }

    private Supplier<List<UUID>> developer(UUID organization, String owner, String app, String key) {
        return () -> paths.ofDeveloper(Actor.console(), organization, owner, app, key);
    }

    @Test
    void whoIsNoMemberFindsNothing() {
        Scene.Weather weather = scene.weather();
        Actor stranger = scene.operator(scene.weather().organization(), Role.ADMIN);
        assertThatThrownBy(() -> paths.ofDeveloper(
                        stranger, weather.organization(), weather.developerEmail(), "Weather mobile", ""))
                .isInstanceOf(Refusal.Forbidden.class);
    }
}

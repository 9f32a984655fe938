package dev.kunci.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.registry.value.Level;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Every level x every verb x every kind of person: what changes, what is refused, and what the record says. */
@IntegrationTest
@Tag("slow")
class DecisionMatrixTest {

    enum Person {
        STRANGER,
        VIEWER,
        EDITOR,
        AUDITOR,
        ADMIN,
        APPROVER,
        APPROVER_OF_THIS_PRODUCT,
        APPROVER_OF_ANOTHER_PRODUCT
    }

    @Autowired
    Decisions decisions;

    @Autowired
    Scene scene;

    @Autowired
    Database database;

    static Stream<Arguments> everything() {
        List<Arguments> all = new ArrayList<>();
        for (Level level : List.of(Level.DEVELOPER, Level.APP, Level.CREDENTIAL, Level.GRANT)) {
            for (Verb verb : Verb.values()) {
                for (Person person : Person.values()) {
                    all.add(Arguments.of(level, verb, person));
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{2} {1} {0}")
    @MethodSource("everything")
    void whoMayDecideWhat(Level level, Verb verb, Person person) {
        Scene.Weather weather = scene.weather();
        Actor actor = actor(person, weather);
        String table = table(level);
        Object id = weather.target(level).id();
        String before = database.text("select status from " + table + " where id = ?", id);
        long records = database.count("select count(*) from audit_record where subject_id = ?", id);

        Result result = decisions.decide(actor, new Decision(weather.target(level), verb, "because", null));

        String after = database.text("select status from " + table + " where id = ?", id);
        boolean allowed = Verb.of(level).contains(verb)
                && (person == Person.APPROVER || (person == Person.APPROVER_OF_THIS_PRODUCT && level == Level.GRANT));
        if (!allowed) {
            assertThat(result.kind()).isEqualTo(Result.Kind.REFUSED);
            assertThat(after).isEqualTo(before);
            assertThat(database.rows(
                            "select outcome, actor, reason, action from audit_record where subject_id = ?"
                                    + " order by at desc, id desc limit 1",
                            id))
                    .containsExactly(java.util.Map.of(
                            "outcome",
                            "refused",
                            "actor",
                            actor.name(),
                            "reason",
                            "because",
                            "action",
                            verb.action().code()));
            assertThat(database.count("select count(*) from audit_record where subject_id = ?", id))
                    .isEqualTo(records + 1);
            return;
        }
        boolean changes = !before.equals(verb.result().code());
        assertThat(result.kind()).isEqualTo(changes ? Result.Kind.APPLIED : Result.Kind.ALREADY);
        assertThat(after).isEqualTo(verb.result().code());
        assertThat(Objects.requireNonNull(result.now()).status()).isEqualTo(verb.result());
        assertThat(database.count("select count(*) from audit_record where subject_id = ?", id))
                .isEqualTo(records + (changes ? 1 : 0));
        if (changes) {
            assertThat(database.text("select after->>'status' from audit_record where id = ?", result.record()))
                    .isEqualTo(verb.result().code());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("levels")
    void oneFlagNeverRewritesAnother(Level level) {
        Scene.Weather weather = scene.weather();
        Actor approver = scene.operator(weather.organization(), Role.APPROVER);
        List<Object> others = statuses(weather, level);
        Verb shut = level.owner() ? Verb.DEACTIVATE : Verb.REVOKE;
        Verb open = level.owner() ? Verb.ACTIVATE : Verb.APPROVE;

        decisions.decide(approver, new Decision(weather.target(level), shut, null, null));
        assertThat(statuses(weather, level)).isEqualTo(others);
        decisions.decide(approver, new Decision(weather.target(level), open, null, null));
        assertThat(statuses(weather, level)).isEqualTo(others);
    }

    static Stream<Level> levels() {
        return Stream.of(Level.DEVELOPER, Level.APP, Level.CREDENTIAL, Level.GRANT);
    }

    private List<Object> statuses(Scene.Weather weather, Level except) {
        List<Object> statuses = new ArrayList<>();
        levels().filter(level -> level != except)
                .forEach(level -> statuses.add(database.text(
                        "select status from " + table(level) + " where id = ?",
                        weather.target(level).id())));
        statuses.add(database.text("select status from product_grant where id = ?", weather.autoGrant()));
        return statuses;
    }

    private Actor actor(Person person, Scene.Weather weather) {
        return switch (person) {
            case STRANGER -> scene.operator(weather.organization());
            case VIEWER -> scene.operator(weather.organization(), Role.VIEWER);
            case EDITOR -> scene.operator(weather.organization(), Role.EDITOR);
            case AUDITOR -> scene.operator(weather.organization(), Role.AUDITOR);
            case ADMIN -> scene.operator(weather.organization(), Role.ADMIN);
            case APPROVER -> scene.operator(weather.organization(), Role.APPROVER);
            case APPROVER_OF_THIS_PRODUCT ->
                scene.operator(weather.organization(), Set.of(weather.manualProduct()), Role.APPROVER);
            case APPROVER_OF_ANOTHER_PRODUCT ->
                scene.operator(weather.organization(), Set.of(weather.autoProduct()), Role.APPROVER);
        };
    }

    private static String table(Level level) {
        return switch (level) {
            case DEVELOPER -> "developer";
            case APP_GROUP -> "app_group";
            case APP -> "app";
            case CREDENTIAL -> "credential";
            case GRANT -> "product_grant";
        };
    }
}

package dev.kunci.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.registry.value.Level;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Several people at once: one of them decides, the others are told, and no record is missing or double. */
@IntegrationTest
@Tag("slow")
class ConcurrencyTest {

    @Autowired
    Decisions decisions;

    @Autowired
    Scene scene;

    @Autowired
    Database database;

    @RepeatedTest(10)
    void twoPeopleWhoApproveTheSameGrantAtOnceMakeOneRecord() throws Exception {
        Scene.Weather weather = scene.weather();
        Actor first = scene.operator(weather.organization(), Role.APPROVER);
        Actor second = scene.operator(weather.organization(), Role.APPROVER);

        List<Result> results = atOnce(List.of(
                () -> decide(first, weather, Level.GRANT, Verb.APPROVE, 0L),
                () -> decide(second, weather, Level.GRANT, Verb.APPROVE, 0L)));

        assertThat(results)
                .extracting(Result::kind)
                .containsExactlyInAnyOrder(Result.Kind.APPLIED, Result.Kind.ALREADY);
        assertThat(database.count(
                        "select count(*) from audit_record where subject_id = ? and action = 'approve'",
                        weather.manualGrant()))
                .isEqualTo(1);
    }

    @RepeatedTest(10)
    void whereOneApprovesAndAnotherRevokesAtOnceTheRevokeStandsOrTheApprovalIsStale() throws Exception {
        Scene.Weather weather = scene.weather();
        Actor first = scene.operator(weather.organization(), Role.APPROVER);
        Actor second = scene.operator(weather.organization(), Role.APPROVER);

        List<Result> results = atOnce(List.of(
                () -> decide(first, weather, Level.GRANT, Verb.APPROVE, 0L),
                () -> decide(second, weather, Level.GRANT, Verb.REVOKE, 0L)));

        assertThat(results.get(1).kind()).isEqualTo(Result.Kind.APPLIED);
        assertThat(results.get(0).kind()).isIn(Result.Kind.APPLIED, Result.Kind.STALE);
        assertThat(database.text("select status from product_grant where id = ?", weather.manualGrant()))
                .isEqualTo("revoked");
    }

    @Test
    void bulkDecisionsInOppositeOrderDoNotBlockEachOtherAndTheFeedCountsEveryCommitOnce() throws Exception {
        Scene.Weather weather = scene.weather();
        Actor approver = scene.operator(weather.organization(), Role.APPROVER);
        List<Level> levels = new ArrayList<>(List.of(Level.APP, Level.CREDENTIAL, Level.GRANT));
        long step = database.count("select n from feed_counter");
        List<Callable<List<Result>>> calls = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Collections.reverse(levels);
            List<Level> order = List.copyOf(levels);
            Verb verb = i % 2 == 0 ? Verb.REVOKE : Verb.APPROVE;
            calls.add(() -> decisions.decide(
                    approver,
                    order.stream()
                            .map(l -> new Decision(weather.target(l), verb, null, null))
                            .toList()));
        }

        List<List<Result>> results = atOnce(calls);

        assertThat(results).allSatisfy(list -> assertThat(list).allMatch(Result::done));
        long changed = results.stream()
                .filter(list -> list.stream().anyMatch(r -> r.kind() == Result.Kind.APPLIED))
                .count();
        assertThat(database.count("select n from feed_counter")).isEqualTo(step + changed);
        assertThat(database.count("select count(distinct seq) from feed_change where seq > ?", step))
                .isEqualTo(changed);
        long applied = results.stream()
                .flatMap(List::stream)
                .filter(r -> r.kind() == Result.Kind.APPLIED)
                .count();
        assertThat(database.count(
                        "select count(*) from audit_record where organization_id = ? and actor = ? and outcome = 'done'",
                        weather.organization(),
                        approver.name()))
                .isEqualTo(applied);
    }

    private Result decide(Actor actor, Scene.Weather weather, Level level, Verb verb, Long seen) {
        return decisions.decide(actor, new Decision(weather.target(level), verb, null, seen));
    }

    private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        CyclicBarrier start = new CyclicBarrier(calls.size());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> futures = new ArrayList<>();
            for (Callable<T> call : calls) {
                futures.add(threads.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }
}

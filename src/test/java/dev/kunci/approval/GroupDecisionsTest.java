package dev.kunci.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.audit.Channel;
import dev.kunci.audit.Origin;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Decisions of many callers at the same time: few transactions, and each has its own result, record and refusal. */
@IntegrationTest
class GroupDecisionsTest {

    private static final int CALLERS = 40;

    @Autowired
    Decisions decisions;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Scene scene;

    @Autowired
    Database database;

    private Scene.Weather weather;
    private UUID organization;
    private final List<UUID> keys = new ArrayList<>();

    @BeforeEach
    void keysWithoutConflicts() {
        weather = scene.weather();
        organization = weather.organization();
        for (int i = 0; i < CALLERS; i++) {
            keys.add(scene.app(organization, weather.developer(), "App " + i).credential());
        }
    }

    @Test
    void decisionsOfManyCallersShareStepsOfTheFeedAndEachHasItsOwnRecord() throws Exception {
        long step = database.count("select n from feed_counter");
        List<Actor> people = List.of(person("192.0.2.1"), person("192.0.2.2"));
        List<Callable<Result>> calls = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            Actor actor = people.get(i % 2);
            Decision decision = revocation(keys.get(i), "reason " + i);
            calls.add(() -> decisions.decide(actor, decision));
        }

        List<Result> results = atOnce(calls);

        assertThat(results).extracting(Result::kind).containsOnly(Result.Kind.APPLIED);
        for (int i = 0; i < CALLERS; i++) {
            Actor actor = people.get(i % 2);
            Map<String, Object> record = database.rows(
                            "select id, actor, address, reason, before->>'status' as was, after->>'status' as now,"
                                    + " after->>'revision' as revision from audit_record"
                                    + " where subject_id = ? and action = 'revoke'",
                            keys.get(i))
                    .getFirst();
            assertThat(record)
                    .containsEntry("id", results.get(i).record())
                    .containsEntry("actor", actor.name())
                    .containsEntry("address", actor.origin().address())
                    .containsEntry("reason", "reason " + i)
                    .containsEntry("was", "approved")
                    .containsEntry("now", "revoked")
                    .containsEntry("revision", "1");
        }
        assertThat(database.count(
                        "select count(*) from credential where organization_id = ? and status = 'revoked'"
                                + " and status_revision = 1",
                        organization))
                .isEqualTo(CALLERS);
        long steps = database.count("select n from feed_counter") - step;
        assertThat(steps).isBetween(1L, CALLERS / 2L);
        assertThat(database.count("select count(*) from feed_change where seq > ? and kind = 'credential'", step))
                .isEqualTo(CALLERS);
    }

    @Test
    void whoeverIsRefusedOrHeldUpOrFailsChangesNothingForTheOthers() throws Exception {
        Actor approver = person("192.0.2.1");
        Actor viewer = scene.operator(organization, Role.VIEWER);
        UUID other = scene.weather().organization();
        UUID missing = UUID.randomUUID();
        List<Callable<Result>> calls = new ArrayList<>();
        calls.add(() -> decisions.decide(viewer, revocation(keys.get(0), null)));
        calls.add(() -> decisions.decide(approver, revocation(missing, null)));
        calls.add(() -> decisions.decide(approver, new Decision(key(keys.get(1)), Verb.ACTIVATE, null, null)));
        calls.add(() -> decisions.decide(approver, new Decision(key(keys.get(2)), Verb.REVOKE, "bad\u0000", null)));
        calls.add(() -> decisions.decide(
                approver, new Decision(new Target(other, Level.CREDENTIAL, keys.get(3)), Verb.REVOKE, null, null)));
        for (int i = 4; i < CALLERS - 1; i++) {
            Decision decision = revocation(keys.get(i), null);
            calls.add(() -> decisions.decide(approver, decision));
        }
        UUID held = keys.getLast();

        List<Result> results = new ArrayList<>();
        Future<Result> late = transaction.execute(_ -> {
            database.rows("select 1 from credential where id = ? for update", held);
            ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();
            Future<Result> waiting = thread.submit(() -> decisions.decide(approver, revocation(held, "late")));
            thread.shutdown();
            try {
                results.addAll(atOnce(calls));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            assertThat(waiting.isDone()).isFalse();
            return waiting;
        });

        assertThat(results.subList(0, 5))
                .extracting(Result::kind)
                .containsExactly(
                        Result.Kind.REFUSED,
                        Result.Kind.UNKNOWN,
                        Result.Kind.REFUSED,
                        Result.Kind.REFUSED,
                        Result.Kind.REFUSED);
        assertThat(results.subList(5, results.size())).extracting(Result::kind).containsOnly(Result.Kind.APPLIED);
        assertThat(late.get().kind()).isEqualTo(Result.Kind.APPLIED);
        assertThat(database.text("select reason from audit_record where subject_id = ? and action = 'revoke'", held))
                .isEqualTo("late");
        assertThat(database.count(
                        "select count(*) from audit_record where organization_id = ? and outcome = 'refused'"
                                + " and subject_id = any(?::uuid[])",
                        organization,
                        "{%s,%s,%s}".formatted(keys.get(0), keys.get(1), keys.get(2))))
                .isEqualTo(3);
        assertThat(database.count(
                        "select count(*) from credential where organization_id = ? and status = 'revoked'",
                        organization))
                .isEqualTo(CALLERS - 4);
    }

    private Actor person(String address) {
        Actor actor = scene.operator(organization, Role.APPROVER);
        return Actor.operator(actor.operatorId(), actor.name(), new Origin(Channel.API, address, null));
    }

    private Decision revocation(UUID key, String reason) {
        return new Decision(key(key), Verb.REVOKE, reason, null);
    }

    private Target key(UUID key) {
        return new Target(organization, Level.CREDENTIAL, key);
    }

    private static List<Result> atOnce(List<Callable<Result>> calls) throws Exception {
        CyclicBarrier start = new CyclicBarrier(calls.size());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Result>> futures = new ArrayList<>();
            for (Callable<Result> call : calls) {
                futures.add(threads.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
            List<Result> results = new ArrayList<>();
            for (Future<Result> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }
}

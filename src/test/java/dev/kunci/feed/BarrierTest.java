package dev.kunci.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kunci.approval.Decision;
import dev.kunci.approval.Decisions;
import dev.kunci.approval.Result;
import dev.kunci.approval.Verb;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.registry.KeyEdit;
import dev.kunci.registry.change.Deletions;
import dev.kunci.registry.key.Credentials;
import dev.kunci.registry.key.Grants;
import dev.kunci.registry.value.Level;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import dev.kunci.testing.Scene.Weather;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A change is acknowledged only when no other instance can still answer by the former state. */
@IntegrationTest
class BarrierTest {

    private static final long SHORT = 300;

    @Autowired
    Decisions decisions;

    @Autowired
    Deletions deletions;

    @Autowired
    Credentials credentials;

    @Autowired
    Grants grants;

    @Autowired
    Scene scene;

    @Autowired
    Database database;

    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
    private final UUID elsewhere = UUID.randomUUID();
    private Weather weather;
    private Actor approver;

    @BeforeEach
    void anotherInstance() {
        weather = scene.weather();
        approver = scene.operator(weather.organization(), Role.APPROVER, Role.EDITOR);
    }

    @AfterEach
    void gone() throws Exception {
        database.asApplication("delete from feed_lease where instance = '" + elsewhere + "'");
        people.close();
    }

    /** @param until such as {@code + interval '1 minute'} */
    private void lease(String until) throws Exception {
        database.asApplication("insert into feed_lease (instance, acked, mark, until) select '" + elsewhere
                + "', n, mark, clock_timestamp() " + until + " from feed_counter");
    }

    private void acknowledge() throws Exception {
        database.asApplication(
                "update feed_lease set (acked, mark) = (select n, mark from feed_counter) where instance = '"
                        + elsewhere + "'");
    }

    private Result decide(Verb verb) {
        return decisions.decide(approver, new Decision(weather.target(Level.CREDENTIAL), verb, null, null));
    }

    private String status() {
        return database.text("select status from credential where id = ?", weather.credential());
    }

    /** Starts it, and waits until it is committed. */
    private <T> Future<T> begun(Callable<T> change) {
        long before = number();
        Future<T> begun = people.submit(change);
        while (number() == before && !begun.isDone()) {
            Thread.onSpinWait();
        }
        return begun;
    }

    private long number() {
        return database.count("select n from feed_counter");
    }

    private static void waits(Future<?> begun) {
        assertThatThrownBy(() -> begun.get(SHORT, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
    }

    @Test
    void aDecisionReturnsWhenTheLastInstanceHasHeardOfIt() throws Exception {
        lease("+ interval '1 minute'");
        Future<Result> revoked = begun(() -> decide(Verb.REVOKE));

        waits(revoked);
        assertThat(status()).isEqualTo("revoked");
        database.asApplication("select 1 from credential where id = '" + weather.credential() + "' for update nowait");
        acknowledge();
        assertThat(revoked.get(SHORT * 4, TimeUnit.MILLISECONDS).kind()).isEqualTo(Result.Kind.APPLIED);
    }

    @Test
    void soDoesOneThatFindsThatSomebodyElseDecided() throws Exception {
        lease("+ interval '1 minute'");
        Future<Result> first = begun(() -> decide(Verb.REVOKE));
        Future<Result> second = people.submit(() -> decide(Verb.REVOKE));

        waits(second);
        acknowledge();
        assertThat(second.get(SHORT * 4, TimeUnit.MILLISECONDS).kind()).isEqualTo(Result.Kind.ALREADY);
        assertThat(first.get().kind()).isEqualTo(Result.Kind.APPLIED);
    }

    @Test
    void soDoesAnEditThatFindsNothingToChange() throws Exception {
        lease("+ interval '1 minute'");
        Instant end = Instant.parse("2100-01-01T00:00:00Z");
        Future<Long> first = begun(() -> credentials.edit(approver, expiring(0, end)));
        Future<Long> second = people.submit(() -> credentials.edit(approver, expiring(1, end)));
        Future<UUID> third = people.submit(
                () -> grants.add(approver, weather.organization(), weather.credential(), weather.autoProduct(), null));

        waits(second);
        assertThat(third.isDone()).isFalse();
        acknowledge();
        assertThat(second.get(SHORT * 4, TimeUnit.MILLISECONDS)).isEqualTo(1);
        assertThat(third.get(SHORT * 4, TimeUnit.MILLISECONDS)).isEqualTo(weather.autoGrant());
        assertThat(first.get()).isEqualTo(1);
    }

    private KeyEdit expiring(long version, Instant end) {
        return new KeyEdit(weather.organization(), weather.credential(), version, end, List.of(), List.of());
    }

    @Test
    void whatIsDeletedIsGoneEverywhere() throws Exception {
        lease("+ interval '1 minute'");
        Future<?> removed = begun(() -> deletions.remove(approver, weather.target(Level.CREDENTIAL), "leaked"));

        waits(removed);
        assertThat(database.count("select count(*) from credential where id = ?", weather.credential()))
                .isZero();
        acknowledge();
        removed.get(SHORT * 4, TimeUnit.MILLISECONDS);
    }

    @Test
    void nobodyWaitsForAnInstanceWhoseLeaseHasEnded() throws Exception {
        lease("- interval '1 second'");

        assertThat(begun(() -> decide(Verb.REVOKE))
                        .get(SHORT * 4, TimeUnit.MILLISECONDS)
                        .kind())
                .isEqualTo(Result.Kind.APPLIED);
    }

    @Test
    void nobodyWaitsLongerThanALease() throws Exception {
        lease("+ interval '1 minute'");
        long begun = System.nanoTime();

        assertThat(decide(Verb.REVOKE).kind()).isEqualTo(Result.Kind.APPLIED);
        assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(Lease.LENGTH.toNanos());
    }

    @Test
    void whatIsRefusedWaitsForNobody() throws Exception {
        lease("+ interval '1 minute'");
        Actor viewer = scene.operator(weather.organization(), Role.VIEWER);
        Future<Result> refused = people.submit(
                () -> decisions.decide(viewer, new Decision(weather.target(Level.APP), Verb.REVOKE, null, null)));

        assertThat(refused.get(SHORT * 4, TimeUnit.MILLISECONDS).kind()).isEqualTo(Result.Kind.REFUSED);
    }
}

package dev.kunci.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.testing.IntegrationTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.Connection;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A caller that commits and then loses the database is answered when the longest lease has ended, and not before. */
@IntegrationTest
@Tag("slow")
class SilentDatabaseTest {

    private static final Duration LEASE = Lease.LENGTH.plus(Lease.MARGIN);
    private static final Duration SLACK = Duration.ofMillis(900);

    @Autowired
    DataSource source;

    @Autowired
    JdbcClient jdbc;

    private void answersAfterALease(DataSource database) {
        long begun = System.nanoTime();
        new Barrier(database::getConnection, new LocalWakeUp()).await(new Position(1, UUID.randomUUID()));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isBetween(LEASE, LEASE.plus(SLACK));
    }

    @Test
    void whereNoConnectionIsToBeHad() {
        CountDownLatch over = new CountDownLatch(1);
        answersAfterALease(new DelegatingDataSource(source) {
            @Override
            public Connection getConnection() {
                try {
                    over.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                throw new IllegalStateException("over");
            }
        });
        over.countDown();
    }

    /** Accepts connections, and never answers. */
    @Test
    void whereTheDatabaseDoesNotSayAWord() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            answersAfterALease(new DriverManagerDataSource(
                    "jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/kunci?loginTimeout=10", "kunci", "x"));
            try (Socket taken = silent.accept()) {
                assertThat(taken.isConnected()).isTrue();
            }
        }
    }

    @Test
    void whoIsInterruptedMeanwhileStillWaits() throws Exception {
        Position last = jdbc.sql("select n, mark from feed_counter")
                .query((row, n) -> new Position(row.getLong("n"), row.getObject("mark", UUID.class)))
                .single();
        jdbc.sql("insert into feed_lease (instance, acked, until)"
                        + " values (gen_random_uuid(), 0, clock_timestamp() + interval '1 minute')")
                .update();
        long begun = System.nanoTime();
        CompletableFuture<Boolean> still = new CompletableFuture<>();
        Thread waiting = Thread.ofVirtual().start(() -> {
            new Barrier(source::getConnection, new LocalWakeUp()).await(last);
            still.complete(Thread.currentThread().isInterrupted());
        });
        waiting.interrupt();

        assertThat(still.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(LEASE);
        jdbc.sql("delete from feed_lease where acked = 0").update();
    }
}

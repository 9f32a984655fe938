package dev.kunci.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.drill.Ledger;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Kunci's own follower, barrier and validity pass the drill; without any one of them, or with their steps in another
 * order, the same drill fails.
 */
@IntegrationTest
@Tag("slow")
class RevocationTest {

    private static final Ledger.Demands ALL = new Ledger.Demands(10_000, 1, 1);

    @Autowired
    Feed feed;

    @Autowired
    PlatformTransactionManager settled;

    @Autowired
    EntityManagerFactory entities;

    @Autowired
    DataSource source;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Scene scene;

    private final Ledger ledger = new Ledger();
    private Exercise exercise;

    @BeforeEach
    void organization() {
        exercise = new Exercise(feed, scene.organization(scene.name("drill")), ledger);
    }

    private Remembering remembering() {
        return new Remembering(jdbc, exercise.organization());
    }

    private List<String> drill(Supplier<Instance> kind, PlatformTransactionManager transactions, int seconds)
            throws Exception {
        exercise.run(
                List.of(kind.get(), kind.get(), kind.get()),
                transactions,
                Duration.ofSeconds(seconds).toNanos());
        return ledger.complaints(ALL);
    }

    private void fails(List<String> complaints) {
        assertThat(ledger.broken()).isPositive();
        assertThat(complaints).contains(ledger.broken() + " yes after acknowledgement");
    }

    @Test
    void kuncisOwnPartsPass() throws Exception {
        assertThat(drill(() -> new Instance.Following(new Cuttable(source), this::remembering), settled, 7))
                .isEmpty();
    }

    @Test
    void whoFailsOpenFails() throws Exception {
        fails(drill(() -> new Instance.Open(new Cuttable(source), this::remembering), settled, 1));
    }

    @Test
    void withoutTheBarrierItFails() throws Exception {
        fails(drill(
                () -> new Instance.Following(new Cuttable(source), this::remembering),
                new JpaTransactionManager(entities),
                1));
    }

    @Test
    void whoReadsBeforeRenewingFails() throws Exception {
        fails(drill(() -> new Lapsing(source, remembering(), true), settled, 1));
    }

    @Test
    void whoRenewsBeforeReadingPassesTheSame() throws Exception {
        assertThat(drill(() -> new Lapsing(source, remembering(), false), settled, 1))
                .isEmpty();
    }
}

package dev.kunci.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;

/** A revoked key stops at once, everywhere: {@code ./kunci drill revocation [--minutes N] [--seed N]}. */
@IntegrationTest
@Tag("drill")
class RevocationDrill {

    private static final int MINUTES = Integer.getInteger("kunci.drill.minutes", 10);
    private static final long SEED = Long.getLong("kunci.drill.seed", System.nanoTime());
    private static final int CHECKS_A_MINUTE = 100_000;
    private static final int FAULTS_A_MINUTE = 5;
    private static final int REVOCATIONS_A_MINUTE = 300;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    @Autowired
    private ApplicationContext context;

    @Value("${kunci.keysets}")
    private Path keysets;

    @Test
    void nobodySaysYesOnceARevocationHasBeenAcknowledged() throws Exception {
        Ledger.Demands demands =
                new Ledger.Demands((long) MINUTES * CHECKS_A_MINUTE, (long) MINUTES * FAULTS_A_MINUTE, 8);
        Drill drill = new Drill(context, TestDatabase.postgres(), keysets.toAbsolutePath());
        Ledger ledger = drill.run(new Drill.Plan(
                Duration.ofMinutes(MINUTES),
                Duration.ofMinutes(3L * MINUTES),
                demands,
                MINUTES * REVOCATIONS_A_MINUTE,
                Duration.ofMillis(400),
                SEED));
        System.out.println("Drill of revocation, three Kuncis on one PostgreSQL, seed " + SEED + "\n" + ledger.table());

        assertThat(ledger.complaints(demands)).isEmpty();
        assertThat(ledger.longestWait()).isLessThan(LONGEST_WAIT);
    }
}

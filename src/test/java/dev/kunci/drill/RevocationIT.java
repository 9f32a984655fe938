package dev.kunci.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;

/** The short form of the revocation drill; the long one is {@code ./kunci drill revocation}. */
@IntegrationTest
class RevocationIT {

    private static final Ledger.Demands DEMANDS = new Ledger.Demands(10_000, 3, 8);

    @Autowired
    private ApplicationContext context;

    @Value("${kunci.keysets}")
    private Path keysets;

    @Test
    void whatIsRevokedStopsEverywhereWhateverBefallsOneKunci() throws Exception {
        Drill drill = new Drill(context, TestDatabase.postgres(), keysets.toAbsolutePath());
        Ledger ledger = drill.run(
                new Drill.Plan(Duration.ofSeconds(15), Duration.ofMinutes(3), DEMANDS, 180, Duration.ofMillis(100), 1));

        assertThat(ledger.complaints(DEMANDS)).as(ledger.table()).isEmpty();
        System.out.println(ledger.table());
    }
}

package dev.kunci.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The judge of the drills finds what is wrong, and does not accept a drill that has shown nothing. */
class LedgerTest {

    private static final Ledger.Demands ALL = new Ledger.Demands(6, 1, 1);

    private final Ledger ledger = new Ledger();
    private final Watched standing = new Watched(UUID.randomUUID());
    private final Watched revoked = new Watched(UUID.randomUUID());

    private void ask(Watched about, long invoked, String denial) {
        ledger.answered(about, invoked, about == standing, denial);
    }

    private void soundDrill() {
        ask(standing, ledger.now(), "");
        ask(standing, ledger.now(), "");
        ask(standing, ledger.now(), "stale");
        ask(revoked, ledger.now(), "");
        ledger.acknowledged(revoked, "key, api", ledger.now());
        ask(revoked, ledger.now(), "key-revoked");
        ledger.fault("cut");
    }

    @Test
    void whatWasAskedBeforeTheAcknowledgementMayBeAnsweredWithYesAfterIt() {
        long before = ledger.now();
        soundDrill();
        ask(revoked, before, "");

        assertThat(ledger.complaints(ALL)).isEmpty();
        assertThat(ledger.table()).contains("checks                      6 in", "YES AFTER ACKNOWLEDGEMENT   0,");
    }

    @Test
    void aYesToWhatWasAskedAfterItIsABrokenPromise() {
        soundDrill();
        ask(revoked, ledger.now() + 60_000_000_000L, "");

        assertThat(ledger.complaints(ALL)).containsExactly("1 yes after acknowledgement");
        assertThat(ledger.table()).contains("YES AFTER ACKNOWLEDGEMENT   1, worst 60,");
    }

    @Test
    void soIsOneThatIsJudgedBeforeTheAcknowledgementIsKnown() {
        soundDrill();
        Watched other = new Watched(UUID.randomUUID());
        ask(other, ledger.now() + 1_000_000_000, "");
        ledger.acknowledged(other, "key, api", ledger.now());

        assertThat(ledger.complaints(ALL)).containsExactly("1 yes after acknowledgement");
    }

    @Test
    void aDrillInWhichEverythingIsRefusedProvesNothing() {
        ask(standing, ledger.now(), "stale");
        ledger.acknowledged(revoked, "key, api", ledger.now());
        ask(revoked, ledger.now(), "stale");

        assertThat(ledger.complaints(ALL))
                .containsExactly(
                        "2 checks are too few: 6",
                        "0 faults are too few: 1",
                        "keys that were never revoked were refused most of the time",
                        "only 0 of 1 revoked keys had been open before");
    }
}

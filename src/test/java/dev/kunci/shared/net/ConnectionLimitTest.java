package dev.kunci.shared.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.shared.net.LimitedConnection.Standing;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which connections go when there are too many. */
class ConnectionLimitTest {

    private final List<Guest> ended = new ArrayList<>();
    private final ConnectionLimit limit = new ConnectionLimit(5, 3);

    private final class Guest implements LimitedConnection {

        private final Standing standing;
        private final long since;

        Guest(Standing standing, int seconds) {
            this.standing = standing;
            this.since = System.nanoTime() - seconds * 1_000_000_000L;
        }

        @Override
        public Standing standing() {
            return standing;
        }

        @Override
        public long since() {
            return since;
        }

        @Override
        public void end() {
            ended.add(this);
        }
    }

    private Guest admit(String network, Standing standing, int seconds) {
        Guest guest = new Guest(standing, seconds);
        assertThat(limit.admit(guest, network, network.equals("proxy"))).isTrue();
        return guest;
    }

    private boolean full(String network) {
        return !limit.admit(new Guest(Standing.STRANGER, 0), network, false);
    }

    @Test
    void whoHasAskedNothingGoesFirstThenWhoIsIdleThenWhoHasJustCome() {
        Guest fresh = admit("a", Standing.STRANGER, 0);
        Guest idle = admit("a", Standing.IDLE, 50);
        Guest slow = admit("a", Standing.STRANGER, 5);

        admit("a", Standing.BUSY, 0);
        assertThat(ended).containsExactly(slow);
        admit("a", Standing.BUSY, 0);
        assertThat(ended).containsExactly(slow, idle);
        admit("a", Standing.BUSY, 0);
        assertThat(ended).containsExactly(slow, idle, fresh);
        assertThat(full("a")).as("somebody waits on each").isTrue();
        assertThat(full("b")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"STRANGER", "IDLE"})
    void ofTheSameKindTheLongestGoes(Standing standing) {
        admit("a", standing, 20);
        Guest longest = admit("a", standing, 30);
        admit("a", standing, 10);

        admit("a", Standing.BUSY, 0);
        assertThat(ended).containsExactly(longest);
    }

    @Test
    void oneNetworkTakesNoPlaceOfOthers() {
        Guest other = admit("b", Standing.IDLE, 90);
        for (int i = 0; i < 20; i++) {
            admit("a", Standing.STRANGER, 5);
        }
        assertThat(ended).hasSize(17).doesNotContain(other);
    }

    @Test
    void whereAllPlacesAreTakenTheyAreTheSameForAll() {
        for (int i = 0; i < 5; i++) {
            admit("proxy", Standing.IDLE, i);
        }
        assertThat(ended).isEmpty();
        admit("a", Standing.BUSY, 0);
        assertThat(ended).hasSize(1);
    }

    @Test
    void whoLeavesGivesItsPlaceBackOnce() {
        Guest first = admit("a", Standing.BUSY, 0);
        admit("a", Standing.BUSY, 0);
        admit("a", Standing.BUSY, 0);
        limit.leave(first);
        limit.leave(first);
        admit("a", Standing.BUSY, 0);
        assertThat(full("a")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "2001:db8::1, 2001:db8::ffff:1, true",
        "2001:db8:0:1::1, 2001:db8:0:2::1, false",
        "::ffff:192.0.2.1, 192.0.2.1, true"
    })
    void whoHasOneAddressOfANetworkHasAll(String one, String other, boolean same) {
        assertThat(ClientNetwork.of(one).equals(ClientNetwork.of(other))).isEqualTo(same);
        assertThat(ClientNetwork.of(one)).isNotEmpty();
        assertThat(ClientNetwork.of("nobody")).isEmpty();
    }
}

package dev.kunci.shared.net;

import dev.kunci.shared.net.LimitedConnection.Standing;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Limits the number of connections, in total and per network, so that nobody uses up all of them.
 *
 * <p>When the limit is reached, a new connection replaces an old one: first one that has long been open without a
 * complete request, then an idle one, then one that has just been opened; of each kind the oldest. A connection with a
 * request in progress is never closed.
 */
public final class ConnectionLimit {

    /** A well-behaved client sends its request within this time. */
    private static final long JUST_COME = Duration.ofSeconds(1).toNanos();

    private static final int BUSY = 3;

    private final int all;
    private final int ofOneNetwork;
    private final Map<LimitedConnection, String> networks = new HashMap<>();
    private final Map<String, Set<LimitedConnection>> connections = new HashMap<>();

    public ConnectionLimit(int all, int ofOneNetwork) {
        this.all = all;
        this.ofOneNetwork = ofOneNetwork;
    }

    /**
     * Admits a connection if the limits allow; it must later be given back by {@link #leave}.
     * @param trusted whether it comes from a proxy for many clients and may use the whole limit
     * @return whether it was admitted
     */
    public synchronized boolean admit(LimitedConnection connection, String network, boolean trusted) {
        Set<LimitedConnection> same = connections.computeIfAbsent(network, none -> new HashSet<>());
        boolean narrow = same.size() >= ofOneNetwork && !trusted;
        boolean free = (!narrow || sendAway(same)) && (networks.size() < all || sendAway(networks.keySet()));
        if (free) {
            networks.put(connection, network);
            connections.computeIfAbsent(network, none -> new HashSet<>()).add(connection);
        } else if (same.isEmpty()) {
            connections.remove(network);
        }
        return free;
    }

    public synchronized void leave(LimitedConnection connection) {
        String network = networks.remove(connection);
        if (network != null) {
            connections.computeIfPresent(network, (same, left) -> {
                left.remove(connection);
                return left.isEmpty() ? null : left;
            });
        }
    }

    private boolean sendAway(Collection<LimitedConnection> candidates) {
        long now = System.nanoTime();
        LimitedConnection worst = null;
        int worstRank = Integer.MAX_VALUE;
        long longest = 0;
        for (LimitedConnection candidate : candidates) {
            long time = now - candidate.since();
            int rank = rank(candidate.standing(), time);
            if (rank < worstRank || rank == worstRank && time > longest) {
                worst = candidate;
                worstRank = rank;
                longest = time;
            }
        }
        return end(worst, worstRank);
    }

    private boolean end(@Nullable LimitedConnection worst, int rank) {
        if (worst == null || rank == BUSY) {
            return false;
        }
        leave(worst);
        worst.end();
        return true;
    }

    private static int rank(Standing standing, long time) {
        return switch (standing) {
            case STRANGER -> time > JUST_COME ? 0 : 2;
            case IDLE -> 1;
            case BUSY -> BUSY;
        };
    }
}

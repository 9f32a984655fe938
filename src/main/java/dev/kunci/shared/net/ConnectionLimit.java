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
 * How many connections there may be, in all and of one network, so that nobody takes the places of all others.
 *
 * <p>Where all places are taken, one becomes free for a new connection: of one that has long asked nothing whole, else of
 * one that is idle, else of one that has just come; each time the one that has been so for longest. On whom somebody waits
 * is not sent away.
 */
public final class ConnectionLimit {

    /** Who has something to ask does so within this time. */
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
     * Lets a connection in where there is a place for it, which it gives back by {@link #leave}.
     *
     * @param trusted whether its network is that of a proxy for many, and may take all places
     * @return whether there is one
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

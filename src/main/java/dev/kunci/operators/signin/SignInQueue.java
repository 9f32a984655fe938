package dev.kunci.operators.signin;

import dev.kunci.audit.Origin;
import dev.kunci.shared.Refusal;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/**
 * Limits how many sign-ins wait for their slow hash at once, so that nobody waits long: few in total, fewer from one
 * network address, with some slots reserved for accounts that have signed in from their address before.
 */
@Component
class SignInQueue {

    static final int MOST = 8 * Runtime.getRuntime().availableProcessors();
    static final int MOST_FROM_ONE_ADDRESS = MOST / 2;
    static final int MOST_WITH_KNOWN = 2 * MOST;
    private static final int RETRY_SECONDS = 2;

    private final Map<String, Integer> inside = new HashMap<>();
    private int all;

    /** A slot in the queue, to be released. */
    interface Slot extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * @param known whether this account has signed in from there before; evaluated only if needed
     * @throws Refusal.Conflict naming the seconds after which to try again, if no slot is free
     */
    Slot enter(Origin origin, BooleanSupplier known) {
        String address = NetworkAddress.of(origin.address());
        if (!taken(address, MOST, MOST_FROM_ONE_ADDRESS)
                && !(known.getAsBoolean() && taken(address, MOST_WITH_KNOWN, MOST_WITH_KNOWN))) {
            throw new Refusal.Conflict("refusal.sign-in.busy", RETRY_SECONDS);
        }
        return () -> leave(address);
    }

    private synchronized boolean taken(String address, int most, int mostFromThere) {
        if (all >= most || inside.getOrDefault(address, 0) >= mostFromThere) {
            return false;
        }
        all++;
        inside.merge(address, 1, Integer::sum);
        return true;
    }

    private synchronized void leave(String address) {
        all--;
        inside.computeIfPresent(address, (_, count) -> count == 1 ? null : count - 1);
    }
}

package dev.kunci.drill;

import java.util.UUID;

/** One check that is sent over and over; once its revocation has been acknowledged, nobody may say yes to it. */
public final class Watched {

    /** In time: sent before the acknowledgement, as far as is known by now. */
    static final long IN_TIME = Long.MIN_VALUE;

    private final UUID id;
    private long acknowledged = Long.MAX_VALUE;
    private long latestYes = Long.MIN_VALUE;

    public Watched(UUID id) {
        this.id = id;
    }

    public UUID id() {
        return id;
    }

    /**
     * @param invoked when the check was sent
     * @return how long after the acknowledgement that was, or {@link #IN_TIME}
     */
    synchronized long answered(long invoked, boolean yes) {
        if (yes) {
            latestYes = Math.max(latestYes, invoked);
        }
        return invoked > acknowledged ? invoked - acknowledged : IN_TIME;
    }

    /** @return by how much an already judged yes came too late, or {@link #IN_TIME} */
    synchronized long acknowledged(long at) {
        acknowledged = at;
        return latestYes > at ? latestYes - at : IN_TIME;
    }

    /** Whether there has ever been a yes, so that there was something to revoke. */
    synchronized boolean wasOpen() {
        return latestYes != Long.MIN_VALUE;
    }
}

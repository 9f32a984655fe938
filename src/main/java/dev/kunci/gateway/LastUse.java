package dev.kunci.gateway;

import java.util.UUID;

/**
 * The key of a check that passed, with the minute that was noted of it last. A plain field on purpose: where two threads
 * note the same minute of the same key, nothing is lost but the saving.
 */
final class LastUse {

    final UUID organization;
    final UUID credential;
    private long minute = -1;

    LastUse(UUID organization, UUID credential) {
        this.organization = organization;
        this.credential = credential;
    }

    boolean isOf(long current) {
        return minute == current;
    }

    void is(long current) {
        minute = current;
    }
}

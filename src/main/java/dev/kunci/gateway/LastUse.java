package dev.kunci.gateway;

import java.util.UUID;

/**
 * The key of a check that passed, with the minute that was last noted for it. A plain field on purpose: if two threads
 * note the same minute for the same key, only the saving is lost.
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

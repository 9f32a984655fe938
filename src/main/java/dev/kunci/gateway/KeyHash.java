package dev.kunci.gateway;

import java.nio.ByteBuffer;
import java.util.UUID;

/** The keyed hash of a consumer key in its organization: all that memory holds of a key. */
record KeyHash(UUID organization, long a, long b, long c, long d) {

    static KeyHash of(UUID organization, byte[] hash) {
        ByteBuffer bytes = ByteBuffer.wrap(hash);
        return new KeyHash(organization, bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong());
    }
}

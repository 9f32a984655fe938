package dev.kunci.gateway.http;

import java.nio.ByteBuffer;

/** The hash of a secret as a key in memory. */
record Digest(long a, long b, long c, long d) {

    static Digest of(byte[] hash) {
        ByteBuffer bytes = ByteBuffer.wrap(hash);
        return new Digest(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong());
    }
}

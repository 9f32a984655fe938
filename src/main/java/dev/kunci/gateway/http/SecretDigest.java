package dev.kunci.gateway.http;

import java.nio.ByteBuffer;

/** The hash of a secret, as a key of a map. */
record SecretDigest(long a, long b, long c, long d) {

    static SecretDigest of(byte[] hash) {
        ByteBuffer bytes = ByteBuffer.wrap(hash);
        return new SecretDigest(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong());
    }
}

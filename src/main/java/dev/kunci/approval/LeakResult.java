package dev.kunci.approval;

import dev.kunci.registry.key.Credentials;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a leaked key.
 *
 * @param replacement the new key in the clear, to be shown once; null where none was asked for
 * @param ends until when the old key goes on, null where it is revoked
 */
public record LeakResult(
        Credentials.@Nullable Issued replacement, @Nullable Instant ends) {}

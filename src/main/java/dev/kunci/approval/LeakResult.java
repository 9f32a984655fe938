package dev.kunci.approval;

import dev.kunci.registry.key.Credentials;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The result for a leaked key.
 *
 * @param replacement the new key in the clear, to be shown once; null if none was wanted
 * @param ends until when the old key is valid, null if it is revoked
 */
public record LeakResult(
        Credentials.@Nullable Issued replacement, @Nullable Instant ends) {}

package dev.kunci.gateway;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The answer to a gateway: who calls, or why the call is denied. */
public sealed interface Verdict {

    /**
     * The call passes.
     *
     * @param app its name
     * @param owner the e-mail address of the developer, or the name of the app group
     * @param product the name of the API product that opens it
     */
    record Allowed(String app, UUID appId, String owner, String product, UUID keyId) implements Verdict {}

    /**
     * The call is denied.
     *
     * @param reason the first gate that is shut
     * @param since since when, null if unknown
     * @param guess whether it is certain without the database that nobody has such a key
     */
    record Denied(DenialReason reason, @Nullable Instant since, boolean guess) implements Verdict {

        public Denied(DenialReason reason, @Nullable Instant since) {
            this(reason, since, false);
        }
    }
}

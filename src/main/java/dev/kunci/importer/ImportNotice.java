package dev.kunci.importer;

/**
 * A result that differs from what a reader of the file would expect.
 *
 * @param example the name of the first one
 */
public record ImportNotice(About about, ImportKind kind, long count, String example) {

    /** What happened to them. */
    public enum About {
        /** They are revoked or inactive here and stay so. */
        SHUT_HERE,
        /** They were revoked or inactive when they were deleted here, and come back like that. */
        SHUT_WHEN_DELETED,
        /** They were revoked on the key before and now wait for an approver. */
        REVOKED_BEFORE,
        /** The keys have leaked and keep their end. */
        LEAKED,
        /** Someone other than the importer has to approve them. */
        FOUR_EYES,
        /** Their API product opens more than was approved, so they wait for an approver. */
        WIDENED,
        /** The file says they are pending; they stay revoked. */
        WAITS,
        /** The file does not say whether they are approved; they are treated as new requests. */
        WITHOUT_STATUS,
        /** The apps name API products but have no key to hold them. */
        WITHOUT_KEY,
        /** Repeated in the file, as at page borders of an export; counted once. */
        AGAIN;

        public static About of(WithheldStatus why) {
            return switch (why) {
                case SHUT_HERE -> SHUT_HERE;
                case SHUT_WHEN_DELETED -> SHUT_WHEN_DELETED;
                case REVOKED_BEFORE -> REVOKED_BEFORE;
                case LEAKED -> LEAKED;
                case FOUR_EYES -> FOUR_EYES;
                case WIDENED -> WIDENED;
                case WAITS -> WAITS;
            };
        }
    }
}

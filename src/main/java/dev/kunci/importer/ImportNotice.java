package dev.kunci.importer;

/**
 * Something that became otherwise than a reader of the file would think.
 *
 * @param example the first of them by name
 */
public record ImportNotice(About about, ImportKind kind, long count, String example) {

    /** What became of them. */
    public enum About {
        /** They stand shut here, and stay so. */
        SHUT_HERE,
        /** They were shut when they were deleted here, and come back so. */
        SHUT_WHEN_DELETED,
        /** They were revoked on the key before, and wait for an approver. */
        REVOKED_BEFORE,
        /** The keys have leaked, and end when they were to. */
        LEAKED,
        /** Another person than the importer has to approve them. */
        FOUR_EYES,
        /** Their API product opens more than was approved: they wait for an approver. */
        WIDENED,
        /** The file says that they wait: they are kept shut. */
        WAITS,
        /** The file does not say whether they are approved, so that each is as if it were asked for anew. */
        WITHOUT_STATUS,
        /** The apps name API products, but there is no key that could have them. */
        WITHOUT_KEY,
        /** The same again in the file, as on the borders of the pages of an export: counted once. */
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
